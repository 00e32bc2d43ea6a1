package io.mirrordesk.oci.yaml;

import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.text.Edit;
import io.mirrordesk.oci.text.Finding;
import io.mirrordesk.oci.text.NameEdits;
import io.mirrordesk.oci.text.Templates;
import io.mirrordesk.oci.text.Traced;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** An image in pieces: the registry becomes the cache's host, the repository gets the prefix, tag and digest stay. */
final class SplitImage {

    private final Images images;
    private final Optional<ScalarNode> globalRegistry;
    private final MappingNode mapping;

    /** @param globalRegistry takes the place of the image's own registry */
    SplitImage(Images images, Optional<ScalarNode> globalRegistry, MappingNode mapping) {
        this.images = images;
        this.globalRegistry = globalRegistry;
        this.mapping = mapping;
    }

    void read(NodeTuple repository) {
        ScalarNode name = (ScalarNode) repository.getValueNode();
        Optional<ScalarNode> registry =
                globalRegistry.or(() -> Nodes.get(mapping, "registry").flatMap(Nodes::string));
        String whole = registry.map(node -> node.getValue() + "/").orElse("") + name.getValue() + version();
        int start = images.yaml().start(name);
        String written = registry.map(node -> images.yaml().written(node) + "/").orElse("")
                + images.yaml().written(name)
                + version().replace(String.valueOf(Templates.HIDDEN), "");
        Optional<Traced> path = images.yaml().traced(name);
        Optional<Traced> host = registry.flatMap(images.yaml()::traced).map(this::shared);
        boolean open = Templates.standsIn(whole) || whole.indexOf('$') >= 0;
        if (open || path.isEmpty() || registry.isPresent() && host.isEmpty()) {
            images.add(Finding.unresolved(
                    start, written, Images.TEMPLATED, host.map(Traced::regions).orElse(Set.of())));
            return;
        }
        Finding.Rewriting rewriting =
                host.map(text -> pieces(text, path.get())).orElseGet(() -> NameEdits.of(path.get(), false));
        images.add(Finding.read(
                start,
                written,
                whole,
                !version().isEmpty(),
                host.map(Traced::regions).orElse(Set.of()),
                rewriting));
    }

    private Traced shared(Traced registry) {
        return globalRegistry.isPresent() ? registry.inRegion(registry.at(0) + 1) : registry;
    }

    private static Finding.Rewriting pieces(Traced host, Traced path) {
        return (address, image) -> repository(address, image)
                .map(name -> Stream.of(whole(host, address.host()), whole(path, name))
                        .flatMap(Optional::stream)
                        .toList())
                .map(List::copyOf);
    }

    private static Optional<String> repository(CacheAddress address, ImageReference image) {
        return address.cached(image.repository()).map(Object::toString);
    }

    private static Optional<Edit> whole(Traced text, String instead) {
        int end = text.at(text.value().length() - 1) + 1;
        return text.value().equals(instead)
                ? Optional.empty()
                : Optional.of(new Edit(text.at(0), end, instead, text.region(0)));
    }

    private String version() {
        String tag = Stream.of("tag", "imageTag")
                .flatMap(key -> Nodes.text(mapping, key).stream())
                .filter(text -> !text.isBlank())
                .map(text -> ":" + text)
                .findFirst()
                .orElse("");
        String digest = Nodes.text(mapping, "digest")
                .filter(text -> !text.isBlank())
                .map(text -> "@" + text)
                .orElse("");
        return tag + digest;
    }
}
