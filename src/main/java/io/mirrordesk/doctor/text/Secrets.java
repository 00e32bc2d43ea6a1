package io.mirrordesk.doctor.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Strikes secrets out of a text: what logs and shells print when somebody signs in. Rather a word too many than one too few; digests,
 * image references and what registries answer stay.
 */
final class Secrets {

    static final String STRUCK = "•••";

    /** Each keeps its group {@code keep} and strikes out what follows. */
    private static final List<Pattern> KEYED = List.of(
            // Headers, also as curl prints them.
            pattern(
                    "(?<keep>\\b(?:proxy-)?authorization\\b[\"']?\\s*[:=]\\s*[\"']?)(?:(?:basic|bearer|digest|aws4-hmac-sha256)"
                            + "\\s+)?[^\\s\"']+(?:\\s*,\\s*[A-Za-z]+=[^\\s\"',]+)*"),
            pattern(
                    "(?<keep>\\b(?:x-registry-auth|x-amz-security-token|set-cookie|cookie)\\b[\"']?\\s*[:=]\\s*[\"']?)[^\\s\"']+"),
            pattern("(?<keep>\\b(?:basic|bearer)\\s+)(?=[A-Za-z0-9._~+/=-]*[0-9=._])[A-Za-z0-9._~+/=-]{12,}"),
            // Options of docker, podman, skopeo, crictl, ctr and curl.
            pattern("(?<keep>--(?:[a-z]+-)*(?:password|creds|token|secret|user|registry-token|identity-token)[= ]\\s*)"
                    + "(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"']+)"),
            pattern("(?<keep>\\blogin\\b[^|]{0,400}?\\s-p\\s*)(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"']+)"),
            pattern("(?<keep>\\s-u\\s*[\"']?[^\\s\"':]{1,100}:)[^\\s\"']+"),
            pattern("(?<keep>(?-i:(?<![:\\w])AWS:))[^\\s\"'@]{8,}"),
            // Members of JSON, variables and parameters.
            pattern(
                    "(?<keep>(?:password|passwd|secret|token|access_?key|api_?key|credential|signature"
                            + "|\\bauth)(?:[a-z0-9_.-]{0,20})\\\\?[\"']?\\s*(?:=|:)\\s*\\\\?[\"']?)(?!//|ecr-pullthroughcache/)(?=\\S)[^\\s\"',&;)}\\\\]+"),
            pattern("(?<keep>[?&](?:verify|sig|se|code|state|x-amz-[a-z-]+)=)[^\\s\"'&]+"),
            pattern("(?<keep>://[^\\s/@:\"']{1,100}:)[^\\s/@\"']+(?=@)"));

    /** Struck out whole, whatever stands before them. */
    private static final List<Pattern> SHAPED = List.of(
            Pattern.compile("\\beyJ[A-Za-z0-9_=-]{10,}(?:\\.[A-Za-z0-9_=+/-]*+){0,4}"),
            Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
            Pattern.compile(
                    "\\b(?:dckr_(?:pat|oat)_|gh[pousr]_|github_pat_|glpat-|gldt-|glcbt-|xox[abp]-)[A-Za-z0-9_-]{8,}"),
            // No word, path or digest: mixed letters and digits without end.
            Pattern.compile(
                    "(?<![A-Za-z0-9+/=_:.@-])(?=[a-z0-9+/_-]*[A-Z])(?=[A-Za-z+/_-]*[0-9])[A-Za-z0-9+_-]{40,}={0,2}"),
            Pattern.compile("(?<![A-Za-z0-9+/=_:.@-])(?=[a-z0-9+/]*[A-Z])[A-Za-z0-9+/]{100,}={0,2}"));

    private static final Pattern ECHOED =
            pattern("(?<keep>(?>(?:^|[|;&])[^|;&]*?\\becho\\s+)(?:-n\\s+)?)[^|]++(?=\\|[^|;&]{0,200}\\blogin\\b)");

    /** A key is the one secret that is longer than a line. */
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*+");

    private Secrets() {}

    /** Strikes out what begins in one line and ends in another. */
    static String keysStruckOutOf(String text) {
        return PRIVATE_KEY.matcher(text).replaceAll(STRUCK);
    }

    /** @param line of bounded length: what it takes grows faster than the line */
    static String struckOutOf(String line) {
        String struck = line.contains("echo") ? ECHOED.matcher(line).replaceAll("${keep}" + STRUCK) : line;
        for (Pattern shape : SHAPED) {
            struck = shape.matcher(struck).replaceAll(STRUCK);
        }
        for (Pattern key : KEYED) {
            struck = key.matcher(struck).replaceAll("${keep}" + STRUCK);
        }
        return struck;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
