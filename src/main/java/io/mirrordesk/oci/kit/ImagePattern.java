package io.mirrordesk.oci.kit;

import io.mirrordesk.oci.MirrorRule;
import java.util.List;

/**
 * Which images a mirror takes, as expressions that Kyverno's engine (RE2) and Java read alike; without a backslash, which YAML and
 * JMESPath would each want doubled.
 *
 * @param matches takes whole references
 * @param replacement of a match, with the cache's host and prefix
 */
record ImagePattern(String matches, String replacement) {

    private static final String ALPHANUMERIC = "[a-z0-9]+";
    private static final String COMPONENT = ALPHANUMERIC + "(?:(?:[.]|_|__|-+)" + ALPHANUMERIC + ")*";
    private static final String NOT_A_HOST = ALPHANUMERIC + "(?:(?:_|__|-+)" + ALPHANUMERIC + ")*";
    private static final String VERSION = "(?:[:@][^/]*)?";

    static List<ImagePattern> of(MirrorRule rule) {
        String target = rule.address().host() + "/" + rule.address().prefix().below();
        String part = rule.address()
                .upstreamPrefix()
                .map(prefix -> quoted(prefix) + "/")
                .orElse("");
        if (!rule.address().library()) {
            return List.of(new ImagePattern("^" + quoted(rule.upstreamHost()) + "/" + part + "(.+)$", target + "$1"));
        }
        if (!part.isEmpty()) {
            return List.of(new ImagePattern("^(?:(?:index[.])?docker[.]io/)?" + part + "(.+)$", target + "$1"));
        }
        return List.of(
                new ImagePattern(
                        "^(?:(?:index[.])?docker[.]io/)?(" + COMPONENT + VERSION + ")$", target + "library/$1"),
                new ImagePattern("^(?:index[.])?docker[.]io/(.+/.+)$", target + "$1"),
                new ImagePattern("^(" + NOT_A_HOST + "(?:/" + COMPONENT + ")+" + VERSION + ")$", target + "$1"));
    }

    /** What the path of a match is, without tag and digest. */
    String pathOf() {
        return matches.replace("(.+)$", "([^:@]+).*$")
                .replace("(.+/.+)$", "([^:@]+).*$")
                .replace(VERSION + ")$", ")" + VERSION + "$");
    }

    private static String quoted(String text) {
        return text.replace(".", "[.]");
    }
}
