package io.mirrordesk.doctor.text;

import static io.mirrordesk.doctor.text.SignalKind.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wording of clients and registries, most telling first. What says less is not noted beside what says more: {@code denied} means
 * nothing new after “is not authorized to perform”.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html">Troubleshooting pull through
 *     cache issues</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html">Troubleshooting Docker commands and
 *     issues</a>
 */
final class SignalPatterns {

    private static final int AROUND = 110;

    private record Wording(SignalKind kind, Pattern pattern) {}

    private static final List<Wording> WORDINGS = List.of(
            say(
                    NOT_AUTHORIZED,
                    "User: (?<principal>arn:aws[a-z-]*:(?:sts|iam)::(?<account>[0-9]{12}):\\S+) is not authorized to perform: "
                            + "(?<action>[a-z-]+:[A-Za-z]+)(?: on resource: (?<resource>\\S+))?"
                            + "(?:[^\\n]{0,40}(?<policy>explicit deny|no resource-based policy|no identity-based policy))?"),
            say(NOT_AUTHORIZED, "is not authorized to perform: (?<action>[a-z-]+:[A-Za-z]+)|AccessDeniedException"),
            say(
                    UPSTREAM_LOGIN_FAILED,
                    "authentication to the upstream registry failed|UpstreamAccessDenied|UnableToGetUpstream"),
            say(SECRET_UNUSABLE, "UnableToAccessSecret|SecretNotFound|UnableToDecryptSecretValue"),
            say(
                    LOGIN_EXPIRED,
                    "authorization token has expired|security token included in the request is (?:expired|invalid)|ExpiredToken"),
            say(
                    NO_CREDENTIALS,
                    "no basic auth credentials|authentication required|authorization failed|insufficient_scope|: Not Authorized\\b"
                            + "|unauthorized: access|" + http(401, "Unauthorized")),
            say(
                    TOO_MANY_REQUESTS,
                    "toomanyrequests|pull rate limit|Rate exceeded|ThrottlingException|"
                            + http(429, "Too Many Requests")),
            say(
                    NO_PLATFORM,
                    "no matching manifest for (?<platform>[a-z0-9]+/[a-z0-9]+(?:/v[0-9]+)?)"
                            + "|no image found in (?:image index|manifest list) for architecture \"?(?<architecture>[a-z0-9]+)"
                            + "|no match for platform|exec format error|no matching manifest for unknown"),
            say(
                    PLAIN_HTTP,
                    "server gave HTTP response to HTTPS client|first record does not look like a TLS handshake"),
            say(
                    TLS,
                    "x509: |certificate signed by unknown authority|certificate has expired|failed to verify certificate"
                            + "|client sent an HTTP request to an HTTPS server|tls: (?!\\w* ?handshake timeout)"),
            say(
                    CONTENT_NETWORK,
                    "(?<host>production\\.cloudflare\\.docker\\.com|cdn[0-9]*\\.quay\\.io|pkg-containers\\.githubusercontent\\.com"
                            + "|(?<![a-z0-9.-])[a-z0-9.-]{1,100}\\.cloudfront\\.net|prod-registry-k8s-io-[a-z0-9.-]{1,100}|docker-images-prod\\.[a-z0-9.-]{1,100})"),
            say(
                    NAME_RESOLUTION,
                    "no such host|name resolution|could not resolve host|server misbehaving|Name or service not known"),
            say(
                    TIMEOUT,
                    "i/o timeout|deadline exceeded|DeadlineExceeded|Client\\.Timeout|handshake timeout|connection timed out"
                            + "|request canceled while waiting"),
            say(
                    CONNECTION,
                    "connection refused|connection reset|network is unreachable|no route to host|proxyconnect|unexpected EOF|: EOF\\b"),
            say(IMAGE_ARCHIVED, "ImageArchived|image is archived"),
            say(TAG_IMMUTABLE, "cannot be overwritten because[^\\n]{0,60}immutable|ImageTagAlreadyExists"),
            say(UPSTREAM_UNSUPPORTED, "UnsupportedUpstreamRegistry"),
            say(LIMIT, "LimitExceededException|Member must have length less than or equal to|quota has been exceeded"),
            say(
                    REFERENCE_INVALID,
                    "invalid reference format|repository name must be lowercase|InvalidImageName|couldn't parse image"
                            + "|could not parse reference"),
            say(
                    NAME_UNKNOWN,
                    "The repository with name '(?<repository>[^'\\s]{1,300})' does not exist in the registry with id '(?<registry>[0-9]{12})'"),
            say(
                    NAME_UNKNOWN,
                    "name unknown|NAME_UNKNOWN|RepositoryNotFound|repository name not known|There is no repository for"),
            say(
                    MANIFEST_UNKNOWN,
                    "Requested image not found|manifest unknown|MANIFEST_UNKNOWN|manifest for \\S+ not found|ImageNotFound"
                            + "|blob unknown|LayersNotFound"),
            say(
                    UNAVAILABLE,
                    "upstream registry is unavailable|UpstreamUnavailable|Service Unavailable|Bad Gateway|Gateway Time-?out"
                            + "|Internal Server Error|" + status("50[0234]")),
            say(
                    FORBIDDEN,
                    "pull access denied|access to the resource is denied|\\bdenied:|\\bdenied\\b(?=[.\"]|$)|or no pull access|"
                            + http(403, "Forbidden")),
            say(NOT_FOUND, "[\":] not found|code = NotFound|does not exist or may require|" + http(404, "Not Found")),
            say(DISK_FULL, "no space left on device"),
            say(BACK_OFF, "Back-off pulling image|ImagePullBackOff"));

    /** Said by clients around each refusal, so no news beside what the registry said. */
    private static final Map<SignalKind, Set<SignalKind>> LESS_THAN = Map.of(
            FORBIDDEN,
            EnumSet.of(
                    NOT_AUTHORIZED,
                    UPSTREAM_LOGIN_FAILED,
                    NO_CREDENTIALS,
                    LOGIN_EXPIRED,
                    NAME_UNKNOWN,
                    MANIFEST_UNKNOWN,
                    TOO_MANY_REQUESTS),
            NOT_FOUND,
            EnumSet.complementOf(EnumSet.of(NOT_FOUND, BACK_OFF)),
            BACK_OFF,
            EnumSet.complementOf(EnumSet.of(BACK_OFF)),
            MANIFEST_UNKNOWN,
            EnumSet.of(NAME_UNKNOWN, NO_PLATFORM, IMAGE_ARCHIVED),
            UNAVAILABLE,
            EnumSet.of(TOO_MANY_REQUESTS),
            NO_CREDENTIALS,
            EnumSet.of(LOGIN_EXPIRED, NOT_AUTHORIZED),
            CONNECTION,
            EnumSet.of(NAME_RESOLUTION, TIMEOUT, PLAIN_HTTP, TLS));

    private SignalPatterns() {}

    /** Everything that a line says. */
    static List<Signal> in(String line, int number) {
        List<Signal> found = new ArrayList<>();
        Set<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
        for (Wording wording : WORDINGS) {
            Matcher matcher = wording.pattern().matcher(line);
            if (!kinds.contains(wording.kind()) && matcher.find()) {
                kinds.add(wording.kind());
                found.add(new Signal(wording.kind(), number, excerpt(line, matcher), details(matcher)));
            }
        }
        return found;
    }

    /** Without what says less than something else that is there. */
    static List<Signal> telling(List<Signal> signals) {
        Set<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
        signals.forEach(signal -> kinds.add(signal.kind()));
        return signals.stream()
                .filter(signal ->
                        LESS_THAN.getOrDefault(signal.kind(), Set.of()).stream().noneMatch(kinds::contains))
                .toList();
    }

    private static Wording say(SignalKind kind, String regex) {
        return new Wording(kind, Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    }

    /** A status beside its words, or after a word that makes it one: process ids and line numbers are numbers too. */
    private static String http(int status, String words) {
        return "\\b" + status + " " + words + "|" + status(String.valueOf(status));
    }

    private static String status(String status) {
        return "(?:status(?: code)?|HTTP/[0-9.]+|API error|error code)[^\\w\\n]{1,4}" + status + "\\b";
    }

    private static Map<String, String> details(Matcher matcher) {
        Map<String, String> details = new HashMap<>();
        matcher.namedGroups().forEach((name, group) -> {
            if (matcher.group(group) != null) {
                details.put(name, matcher.group(group));
            }
        });
        return details;
    }

    /** The words around, from the beginning of one. */
    private static String excerpt(String line, Matcher matcher) {
        int from = Math.max(0, matcher.start() - AROUND);
        int space = line.indexOf(' ', from);
        int begin = from == 0 || space < 0 || space >= matcher.start() ? from : space + 1;
        int end = Math.min(line.length(), Math.max(matcher.end(), matcher.start() + AROUND));
        String words = line.substring(begin, Math.min(end, begin + 3 * AROUND)).strip();
        return (begin > 0 ? "… " : "") + words.replaceAll("[\"']+$", "") + (end < line.length() ? " …" : "");
    }
}
