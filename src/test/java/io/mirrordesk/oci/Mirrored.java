package io.mirrordesk.oci;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry with a mirror of each upstream that needs no address of its own; repositories of {@code acme} are in none. */
final class Mirrored {

    static final String HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";

    private Mirrored() {}

    /** Where an image is cached. */
    static Optional<CacheAddress> address(ImageReference image) {
        return Upstreams.forHost(image.registry())
                .filter(upstream -> upstream.url().isPresent())
                .filter(upstream -> !image.repository().startsWith("acme/"))
                .map(upstream -> new CacheAddress(
                        HOST, Prefix.parse(upstream.defaultPrefix()), Optional.empty(), upstream.requiresLibrary()));
    }

    static ImageText.Rewritten rewrite(ImageText text) {
        return text.rewrite(addresses(text));
    }

    static Map<Integer, CacheAddress> addresses(ImageText text) {
        List<FoundImage> images = text.images();
        Map<Integer, CacheAddress> addresses = new HashMap<>();
        for (int i = 0; i < images.size(); i++) {
            int index = i;
            images.get(i).reference().flatMap(Mirrored::address).ifPresent(found -> addresses.put(index, found));
        }
        return addresses;
    }

    /** One line for each image: place, canonical reference or why there is none, and whether it was rewritten. */
    static List<String> told(ImageText text) {
        Map<Integer, CacheAddress> addresses = addresses(text);
        Map<Integer, String> kept = text.rewrite(addresses).kept();
        List<FoundImage> images = text.images();
        return java.util.stream.IntStream.range(0, images.size())
                .mapToObj(i -> {
                    FoundImage image = images.get(i);
                    String what = image.reference()
                            .map(ImageReference::canonical)
                            .orElseGet(() -> image.fault().orElseThrow().kind() + " " + image.original());
                    String fate = kept.containsKey(i) ? " KEPT" : addresses.containsKey(i) ? " REWRITTEN" : "";
                    return image.line() + ":" + image.column() + " " + what + fate;
                })
                .toList();
    }
}
