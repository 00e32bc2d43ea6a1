package io.mirrordesk.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller from a request's headers, and makes the temporary credentials that AssumeRole hands out. A session's access
 * key carries the account and its token the principal, so sessions need no memory.
 */
public final class Callers {

    /** Temporary credentials. */
    public record Session(String accessKey, String secretKey, String token) {}

    private static final Pattern SCOPE =
            Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/([a-z0-9-]+)/[a-z0-9-]+/aws4_request");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern SESSION_KEY = Pattern.compile("ASIA(\\d{12})[A-Z0-9]*");

    private final String defaultAccount;
    private final Map<String, String> accounts;

    /**
     * @param defaultAccount the account of access keys that say nothing else
     * @param accounts account by access key id
     */
    public Callers(String defaultAccount, Map<String, String> accounts) {
        this.defaultAccount = defaultAccount;
        this.accounts = Map.copyOf(accounts);
    }

    /**
     * @param authorization the header {@code Authorization}
     * @param securityToken the header {@code X-Amz-Security-Token}
     * @throws AwsError if there is no SigV4 authorization
     */
    public Caller read(@Nullable String authorization, @Nullable String securityToken) {
        if (authorization == null || !authorization.startsWith("AWS4-")) {
            throw new AwsError("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Matcher scope = SCOPE.matcher(authorization);
        if (!scope.find()) {
            throw new AwsError(
                    "IncompleteSignatureException",
                    "Authorization header requires 'Credential' parameter. Authorization=" + authorization);
        }
        Caller root = Caller.root(account(scope.group(1)), scope.group(2));
        return principal(securityToken)
                .filter(arn -> arn.contains("::" + root.account() + ":"))
                .map(arn -> new Caller(root.account(), root.region(), arn))
                .orElse(root);
    }

    private String account(String accessKey) {
        Matcher session = SESSION_KEY.matcher(accessKey);
        if (session.matches()) {
            return session.group(1);
        }
        return accounts.getOrDefault(accessKey, ACCOUNT.matcher(accessKey).matches() ? accessKey : defaultAccount);
    }

    private static Optional<String> principal(@Nullable String token) {
        if (token == null || !token.startsWith("sandbox.")) {
            return Optional.empty();
        }
        try {
            byte[] arn = Base64.getUrlDecoder().decode(token.substring("sandbox.".length()));
            return Optional.of(new String(arn, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Credentials with which a caller is a principal of an account. */
    public static Session session(String account, String principalArn) {
        String token =
                Base64.getUrlEncoder().withoutPadding().encodeToString(principalArn.getBytes(StandardCharsets.UTF_8));
        return new Session("ASIA" + account + random(2), random(20), "sandbox." + token);
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(value);
        return HexFormat.of().withUpperCase().formatHex(value);
    }
}
