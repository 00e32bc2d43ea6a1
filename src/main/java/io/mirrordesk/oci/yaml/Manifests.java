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
 * Kubernetes manifests of any kind: {@code image} of containers, and of resources that the cluster has definitions for, and image
 * volumes. Labels, annotations, status, and the data of a ConfigMap or Secret are text and never read as images.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/containers/images/#image-names">Kubernetes, image names</a>
 */
final class Manifests {

    private static final Set<String> TEXT = Set.of("metadata", "status", "annotations", "labels");
    private static final Set<String> DATA = Set.of("data", "stringData", "binaryData", "immutable");
    private static final Set<String> WITH_DATA = Set.of("ConfigMap", "Secret");
    private static final Set<String> WITH_VALUES = Set.of("HelmRelease", "Application", "ApplicationSet", "HelmChart");
    private static final Set<String> VALUES = Set.of("values", "valuesObject");

    /** Below these a single word is an image; elsewhere {@code image: ubuntu} may be a machine's. */
    private static final Set<String> CONTAINERS = Set.of(
            "containers",
            "initcontainers",
            "ephemeralcontainers",
            "container",
            "initcontainer",
            "sidecar",
            "sidecars",
            "steps",
            "steptemplate",
            "script");

    private final Images images;
    private final Set<Node> seen = Nodes.identities();

    Manifests(Images images) {
        this.images = images;
    }

    void read(Node document) {
        walk(document, "", "");
    }

    /** @param under the key that holds the node, or the list of the node, in lower case */
    private void walk(Node node, String under, String kind) {
        if (node instanceof ScalarNode || !seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> walk(item, under, kind));
        } else if (node instanceof MappingNode mapping) {
            String own = Nodes.text(mapping, "kind").orElse(kind);
            if (own.equals("Kustomization")) {
                new Kustomization(images).read(mapping);
            } else if (!own.equals("CustomResourceDefinition")) {
                mapping.getValue().forEach(entry -> entry(entry, under, own));
            }
        }
    }

    private void entry(NodeTuple entry, String under, String kind) {
        String key = Nodes.key(entry);
        Node value = entry.getValueNode();
        if (TEXT.contains(key) || WITH_DATA.contains(kind) && DATA.contains(key)) {
            return;
        }
        if (WITH_VALUES.contains(kind) && VALUES.contains(key)) {
            new HelmValues(images).read(value);
        } else if (key.equals("image") && value instanceof ScalarNode) {
            if (CONTAINERS.contains(under) || isClear(value)) {
                images.image(value, entry);
            }
        } else if (key.equals("image") && under.equals("volumes")) {
            Optional<NodeTuple> reference = Nodes.entry(value, "reference");
            reference.ifPresent(tuple -> images.image(tuple.getValueNode(), tuple));
        } else {
            walk(value, key.toLowerCase(Locale.ROOT), kind);
        }
    }

    private static boolean isClear(Node value) {
        return Nodes.text(value)
                .filter(text -> text.chars().anyMatch(c -> c == '/' || c == ':' || c == '@' || c > 0x7f || c == '$'))
                .isPresent();
    }
}
