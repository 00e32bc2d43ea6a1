package io.mirrordesk.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller from a request's headers, and makes the temporary credentials that STS hands out. A session's access key
 * carries the account and its token the principal and the expiry, so sessions need no memory.
 */
public final class Callers {

    /** Temporary credentials. */
    public record Session(String accessKey, String secretKey, String token) {}

    private static final Pattern SCOPE =
            Pattern.compile("Credential=([^/,\\s]{1,128})/\\d{8}/([a-z0-9-]{1,64})/[a-z0-9-]{1,64}/aws4_request");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern SESSION_KEY = Pattern.compile("ASIA(\\d{12})[A-Z0-9]*");
    private static final Pattern TOKEN = Pattern.compile("sandbox\\.(\\d{1,12})\\.([\\w-]+)");

    private final String defaultAccount;
    private final Map<String, String> accounts;
    private final Clock clock;

    /**
     * @param defaultAccount the account of access keys that say nothing else
     * @param accounts account by access key id
     */
    public Callers(String defaultAccount, Map<String, String> accounts, Clock clock) {
        this.defaultAccount = defaultAccount;
        this.accounts = Map.copyOf(accounts);
        this.clock = clock;
    }

    /**
     * @param authorization the header {@code Authorization}
     * @param securityToken the header {@code X-Amz-Security-Token}
     * @throws AwsError if there is no SigV4 authorization, or the token of a session is not its own or has expired
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
        String accessKey = scope.group(1);
        Caller root = Caller.root(account(accessKey), scope.group(2));
        return SESSION_KEY.matcher(accessKey).matches() ? inSession(root, securityToken) : root;
    }

    private Caller inSession(Caller root, @Nullable String securityToken) {
        Matcher token = TOKEN.matcher(securityToken == null ? "" : securityToken);
        if (!token.matches()) {
            throw invalidToken();
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(token.group(1))))) {
            throw new AwsError("ExpiredTokenException", "The security token included in the request is expired");
        }
        String arn = arn(token.group(2));
        if (!arn.contains("::" + root.account() + ":")) {
            throw invalidToken();
        }
        return new Caller(root.account(), root.region(), arn);
    }

    private static String arn(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalidToken();
        }
    }

    private static AwsError invalidToken() {
        return new AwsError("UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    /** The account that an access key belongs to. */
    public String account(String accessKey) {
        Matcher session = SESSION_KEY.matcher(accessKey);
        if (session.matches()) {
            return session.group(1);
        }
        return accounts.getOrDefault(accessKey, ACCOUNT.matcher(accessKey).matches() ? accessKey : defaultAccount);
    }

    /** Credentials with which a caller is a principal of an account until a time. */
    public static Session session(String account, String principalArn, Instant expiry) {
        String token =
                Base64.getUrlEncoder().withoutPadding().encodeToString(principalArn.getBytes(StandardCharsets.UTF_8));
        return new Session(
                "ASIA" + account + random(2), random(20), "sandbox." + expiry.getEpochSecond() + "." + token);
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(value);
        return HexFormat.of().withUpperCase().formatHex(value);
    }
}
