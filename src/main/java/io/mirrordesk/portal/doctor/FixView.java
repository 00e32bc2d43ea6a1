package io.mirrordesk.portal.doctor;

import io.mirrordesk.doctor.Fix;
import io.mirrordesk.oci.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Something that helps, as pages and the API show it.
 *
 * @param sentence what to do; null where the kind says it
 * @param text to copy: a reference or a command
 * @param link path and query of a page here, such as a request that is filled in
 */
record FixView(
        Kind kind,
        @Nullable String sentence,
        @Nullable String text,
        @Nullable String link) {

    /** What to do with it. */
    enum Kind {
        REFERENCE,
        COMMAND,
        REQUEST,
        MIRROR,
        ADVICE
    }

    static FixView of(Fix fix) {
        return switch (fix) {
            case Fix.UseReference use -> new FixView(Kind.REFERENCE, null, use.reference(), null);
            case Fix.RunCommand run -> new FixView(Kind.COMMAND, run.sentence(), run.command(), null);
            case Fix.Advice advice -> new FixView(Kind.ADVICE, advice.sentence(), null, null);
            case Fix.SeeMirror see ->
                new FixView(
                        Kind.MIRROR, "See the mirror " + see.prefix() + ".", null, link("/mirrors", "q", see.prefix()));
            case Fix.RequestImage image ->
                new FixView(
                        Kind.REQUEST,
                        "Ask for " + image.image() + " in the mirror " + image.mirror() + ".",
                        null,
                        link("/requests/new", "kind", "ADD_IMAGES", "prefix", image.mirror(), "warm", image.image()));
            case Fix.RequestMirror mirror -> request(mirror);
            case Fix.RequestGrant grant ->
                new FixView(
                        Kind.REQUEST,
                        "Ask for a grant of the mirror " + grant.mirror() + " to account " + grant.account() + ".",
                        null,
                        link(
                                "/requests/new",
                                "kind",
                                "CHANGE_MIRROR",
                                "prefix",
                                grant.mirror(),
                                "grants",
                                String.join("\n", grant.grants())));
        };
    }

    private static FixView request(Fix.RequestMirror mirror) {
        String title = Upstreams.title(mirror.upstream());
        String url = mirror.upstreamUrl();
        String link = url == null
                ? link("/requests/new", "upstream", mirror.upstream(), "warm", mirror.image())
                : link("/requests/new", "upstream", mirror.upstream(), "upstreamUrl", url, "warm", mirror.image());
        return new FixView(Kind.REQUEST, "Ask for a mirror of " + title + " with " + mirror.image() + ".", null, link);
    }

    private static String link(String path, String... parameters) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        Object[] values = new Object[parameters.length / 2];
        for (int i = 0; i < parameters.length; i += 2) {
            link.queryParam(parameters[i], "{" + parameters[i] + "}");
            values[i / 2] = parameters[i + 1];
        }
        return link.encode().buildAndExpand(values).toUriString();
    }
}
