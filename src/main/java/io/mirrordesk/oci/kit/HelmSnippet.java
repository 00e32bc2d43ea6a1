package io.mirrordesk.oci.kit;

import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.MirrorRule;

/** Values for a chart, for each of the ways in which charts name their images. */
public final class HelmSnippet {

    private HelmSnippet() {}

    public static String of(MirrorRule rule) {
        CacheAddress address = rule.address();
        String below = address.prefix().below();
        String registry =
                below.isEmpty() ? address.host() : address.host() + "/" + below.substring(0, below.length() - 1);
        String example = rule.paths().isEmpty()
                ? (address.library() ? "library/nginx" : "example/app")
                : rule.paths().getFirst();
        return """
                # Charts with Bitnami's common library put this before every repository,
                # so each image of the chart has to come from %1$s.
                global:
                  imageRegistry: %2$s

                # Charts that split their images, here for %3$s:
                image:
                  registry: %4$s
                  repository: %5$s
                """.formatted(rule.upstreamHost(), registry, example, address.host(), below + example);
    }
}
