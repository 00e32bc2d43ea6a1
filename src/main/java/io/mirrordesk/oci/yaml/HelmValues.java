package io.mirrordesk.oci.yaml;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The values of a Helm chart: {@code image} as one text, or split into registry, repository, tag and digest, at any depth.
 * {@code global.imageRegistry} takes the place of every registry, as in charts that use Bitnami's common library.
 *
 * @see <a href="https://helm.sh/docs/chart_best_practices/pods/#images">Helm, images</a>
 */
final class HelmValues {

    private static final Set<String> MARKS = Set.of("registry", "pullPolicy", "imagePullPolicy", "digest");
    private static final Set<String> VERSIONS = Set.of("tag", "digest");

    private final Images images;
    private final Set<Node> seen = Nodes.identities();
    private Optional<ScalarNode> globalRegistry = Optional.empty();

    HelmValues(Images images) {
        this.images = images;
    }

    void read(Node values) {
        globalRegistry = Nodes.at(values, "global", "imageRegistry").flatMap(Nodes::string);
        walk(values, "");
    }

    private void walk(Node node, String under) {
        if (node instanceof ScalarNode || !seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> walk(item, under));
        } else if (node instanceof MappingNode mapping) {
            repository(mapping, under)
                    .ifPresentOrElse(
                            entry -> new SplitImage(images, globalRegistry, mapping).read(entry),
                            () -> mapping.getValue().forEach(entry -> entry(mapping, entry)));
        }
    }

    private void entry(MappingNode mapping, NodeTuple entry) {
        String key = Nodes.key(entry);
        if (!(entry.getValueNode() instanceof ScalarNode scalar)) {
            walk(entry.getValueNode(), key);
        } else if (key.equals("image")) {
            image(mapping, entry, scalar);
        } else if (isImageKey(key) && isSurelyAnImage(scalar.getValue())) {
            images.image(scalar, entry);
        }
    }

    /** A text, whose tag may stand beside it. */
    private void image(MappingNode mapping, NodeTuple entry, ScalarNode scalar) {
        boolean tagBeside = !scalar.getValue().contains("@")
                && scalar.getValue().lastIndexOf(':') <= scalar.getValue().lastIndexOf('/')
                && (Nodes.text(mapping, "tag").isPresent()
                        || Nodes.text(mapping, "imageTag").isPresent());
        if (tagBeside && Nodes.string(scalar).isPresent()) {
            new SplitImage(images, Optional.empty(), mapping).read(entry);
        } else {
            images.image(scalar, entry);
        }
    }

    /** The entry that names the repository, if the mapping is an image in pieces. */
    private static Optional<NodeTuple> repository(MappingNode mapping, String under) {
        boolean named = isImageKey(under);
        boolean marked = MARKS.stream().anyMatch(key -> Nodes.has(mapping, key));
        boolean versioned = VERSIONS.stream().anyMatch(key -> Nodes.has(mapping, key));
        Optional<NodeTuple> repository = text(mapping, "repository")
                .filter(entry -> named || marked || versioned && hasHost(entry.getValueNode()));
        return repository
                .or(() -> named && (marked || versioned) ? text(mapping, "name") : Optional.empty())
                .filter(entry -> !Nodes.text(entry.getValueNode()).orElse("").contains("://"));
    }

    private static Optional<NodeTuple> text(MappingNode mapping, String key) {
        return Nodes.entry(mapping, key)
                .filter(entry -> Nodes.string(entry.getValueNode()).isPresent());
    }

    private static boolean hasHost(Node node) {
        String text = Nodes.text(node).orElse("");
        int slash = text.indexOf('/');
        return slash > 0 && text.substring(0, slash).indexOf('.') > 0;
    }

    private static boolean isImageKey(String key) {
        return key.toLowerCase(Locale.ROOT).endsWith("image");
    }

    /** Under a key such as {@code backgroundImage} only a text with a tag or digest is one. */
    private static boolean isSurelyAnImage(String value) {
        int slash = value.indexOf('/');
        boolean versioned = value.indexOf('@') > 0 || value.lastIndexOf(':') > value.lastIndexOf('/');
        return versioned
                && !value.contains("://")
                && (slash > 0 || value.matches("[a-z0-9._-]+:[\\w.-]*[0-9][\\w.-]*"));
    }
}
