package io.mirrordesk.portal.translate;

import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.request.Translation.Reference;
import io.mirrordesk.request.Translation.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/** Groups what is not covered into the requests that would cover it: one for each upstream, one for each curated mirror. */
final class MissingImages {

    /** More would not fit into an address. */
    private static final int MOST = 50;

    private MissingImages() {}

    static List<Missing> of(Stream<Reference> references) {
        Map<String, List<Reference>> groups = references
                .filter(reference -> reference.status() == Status.NOT_COVERED && reference.canonical() != null)
                .collect(Collectors.groupingBy(MissingImages::group, TreeMap::new, Collectors.toList()));
        return groups.values().stream()
                .map(MissingImages::request)
                .flatMap(Optional::stream)
                .toList();
    }

    private static String group(Reference reference) {
        return reference.mirror() == null ? "~" + image(reference).registry() : reference.mirror();
    }

    private static Optional<Missing> request(Collection<Reference> references) {
        Reference first = references.iterator().next();
        List<String> images = references.stream()
                .map(MissingImages::image)
                .map(MissingImages::warm)
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
        String mirror = first.mirror();
        return mirror == null
                ? Upstreams.forHost(image(first).registry())
                        .map(upstream -> newMirror(upstream, image(first).registry(), images))
                : Optional.of(
                        new Missing(mirror, images, true, false, link(images, "kind", "ADD_IMAGES", "prefix", mirror)));
    }

    private static Missing newMirror(Upstream upstream, String host, List<String> images) {
        String link = upstream.url().isPresent()
                ? link(images, "upstream", upstream.key())
                : link(images, "upstream", upstream.key(), "upstreamUrl", host);
        return new Missing(upstream.title(), images, false, upstream.credentialRequired(), link);
    }

    /** ECR's first pull wants a tag, so a digest alone is asked for as {@code latest}. */
    private static String warm(ImageReference image) {
        return image.repository() + ":" + image.tag().orElse(ImageReference.DEFAULT_TAG);
    }

    private static ImageReference image(Reference reference) {
        return ImageReference.parse(String.valueOf(reference.canonical()));
    }

    private static String link(List<String> images, String... parameters) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/requests/new");
        for (int i = 0; i < parameters.length; i += 2) {
            link.queryParam(parameters[i], parameters[i + 1]);
        }
        return link.queryParam("warm", "{warm}")
                .encode()
                .buildAndExpand(String.join("\n", images))
                .toUriString();
    }
}
