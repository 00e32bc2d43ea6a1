package io.mirrordesk.oci.yaml;

import io.mirrordesk.oci.TextFormat;
import io.mirrordesk.oci.text.Findings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The images of a YAML text, and which of the YAML formats it is. */
public final class YamlImages {

    private static final List<String> MANIFEST_KEYS = List.of("spec", "containers", "initContainers", "volumes");

    private YamlImages() {}

    /** The format that the documents show; empty if they are plain texts or lists of such. */
    public static Optional<TextFormat> format(YamlText yaml) {
        if (any(yaml, document -> is(document, "Kustomization")) && !any(yaml, YamlImages::isOtherManifest)) {
            return Optional.of(TextFormat.KUSTOMIZE);
        }
        if (any(yaml, YamlImages::isManifest)) {
            return Optional.of(TextFormat.KUBERNETES);
        }
        return yaml.documents().stream()
                .flatMap(document -> format(document).stream())
                .findFirst();
    }

    /** @param format one of the YAML formats */
    public static Findings find(YamlText yaml, TextFormat format) {
        Images images = new Images(yaml);
        for (Node document : yaml.documents()) {
            switch (format) {
                case COMPOSE -> new Compose(images).read(document);
                case HELM_VALUES -> new HelmValues(images).read(document);
                case WORKFLOW -> new Workflows(images).read(document);
                case KUSTOMIZE -> new Kustomization(images).read(document);
                case KUBERNETES -> new Manifests(images).read(document);
                case LIST, DOCKERFILE -> throw new IllegalArgumentException(format + " is not YAML");
            }
        }
        return images.all();
    }

    private static Optional<TextFormat> format(Node document) {
        if (document instanceof SequenceNode list) {
            boolean containers = list.getValue().stream().anyMatch(item -> item instanceof MappingNode);
            return containers ? Optional.of(TextFormat.KUBERNETES) : Optional.empty();
        }
        if (!(document instanceof MappingNode mapping) || isNoMore(mapping)) {
            return Optional.empty();
        }
        if (Workflows.isGitHub(document)) {
            return Optional.of(TextFormat.WORKFLOW);
        }
        if (Nodes.get(document, "services").filter(YamlImages::holdsServices).isPresent()) {
            return Optional.of(TextFormat.COMPOSE);
        }
        if (isKustomization(document)) {
            return Optional.of(TextFormat.KUSTOMIZE);
        }
        if (Workflows.isGitLab(document)) {
            return Optional.of(TextFormat.WORKFLOW);
        }
        boolean fragment = MANIFEST_KEYS.stream().anyMatch(key -> Nodes.has(document, key));
        return Optional.of(fragment ? TextFormat.KUBERNETES : TextFormat.HELM_VALUES);
    }

    /** A line that ends with a colon is a mapping for YAML, and for people a reference with its tag forgotten. */
    private static boolean isNoMore(MappingNode mapping) {
        return mapping.getValue().stream()
                .allMatch(entry -> entry.getValueNode().getTag() == Tag.NULL);
    }

    private static boolean holdsServices(Node services) {
        return Nodes.entries(services).stream()
                .map(entry -> entry.getValueNode())
                .anyMatch(service -> Stream.of("image", "build", "extends").anyMatch(key -> Nodes.has(service, key)));
    }

    private static boolean isKustomization(Node document) {
        List<Node> images = Nodes.items(Nodes.get(document, "images"));
        boolean named = images.stream()
                .anyMatch(image -> Nodes.has(image, "name")
                        && Stream.of("newName", "newTag", "digest").anyMatch(key -> Nodes.has(image, key)));
        boolean lists = Stream.of("resources", "bases", "components", "patches", "patchesStrategicMerge")
                .anyMatch(key -> Nodes.get(document, key)
                        .filter(SequenceNode.class::isInstance)
                        .isPresent());
        return named || lists;
    }

    private static boolean any(YamlText yaml, Predicate<Node> test) {
        return yaml.documents().stream().anyMatch(test);
    }

    private static boolean is(Node document, String kind) {
        return Nodes.text(document, "kind").filter(kind::equals).isPresent();
    }

    private static boolean isManifest(Node document) {
        return Nodes.has(document, "kind") && Nodes.has(document, "apiVersion");
    }

    private static boolean isOtherManifest(Node document) {
        return isManifest(document) && !is(document, "Kustomization");
    }
}
