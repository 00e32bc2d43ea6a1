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
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Kustomizations: each entry of {@code images} gets a {@code newName} in the cache; its {@code name} stays, since it says which
 * images of the resources are meant.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/">Kustomize, images</a>
 */
final class Kustomization {

    private final Images images;

    Kustomization(Images images) {
        this.images = images;
    }

    void read(Node document) {
        Nodes.items(Nodes.get(document, "images")).forEach(this::image);
        Nodes.items(Nodes.get(document, "helmCharts")).stream()
                .flatMap(chart -> Nodes.get(chart, "valuesInline").stream())
                .forEach(values -> new HelmValues(images).read(values));
    }

    private void image(Node node) {
        Optional<NodeTuple> name = Nodes.entry(node, "name").filter(entry -> isText(entry.getValueNode()));
        Optional<NodeTuple> newName = Nodes.entry(node, "newName").filter(entry -> isText(entry.getValueNode()));
        if (name.isEmpty() || !(node instanceof MappingNode mapping)) {
            return;
        }
        ScalarNode effective = (ScalarNode) newName.or(() -> name).get().getValueNode();
        String written = images.yaml().written(effective);
        int start = images.yaml().start(effective);
        String whole = effective.getValue() + version(mapping);
        Optional<Traced> text = images.yaml().traced(effective);
        if (Templates.standsIn(whole) || text.isEmpty()) {
            images.add(Finding.unresolved(start, written, Images.TEMPLATED, Set.of()));
        } else {
            Finding.Rewriting rewriting =
                    newName.isPresent() ? NameEdits.of(text.get(), false) : inserting(mapping, name.get());
            images.add(Finding.read(start, written, whole, isVersioned(mapping), Set.of(), rewriting));
        }
    }

    private static boolean isText(Node node) {
        return Nodes.string(node).isPresent();
    }

    private static boolean isVersioned(MappingNode image) {
        return !version(image).isEmpty();
    }

    private static String version(MappingNode image) {
        String tag = Nodes.text(image, "newTag").map(text -> ":" + text).orElse("");
        String digest = Nodes.text(image, "digest").map(text -> "@" + text).orElse("");
        return tag + digest;
    }

    private Finding.Rewriting inserting(MappingNode mapping, NodeTuple name) {
        return (address, image) -> newName(address, image).map(text -> List.of(insertion(mapping, name, text)));
    }

    private static Optional<String> newName(CacheAddress address, ImageReference image) {
        return address.cached(image.repository()).map(cached -> address.host() + "/" + cached);
    }

    /** Behind the name: on a line of its own, or in the braces that hold it. */
    private Edit insertion(MappingNode mapping, NodeTuple name, String newName) {
        YamlText yaml = images.yaml();
        int end = yaml.end(name.getValueNode());
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            boolean json = yaml.source().charAt(yaml.start(name.getKeyNode())) == '"';
            return new Edit(
                    end, end, json ? ", \"newName\": \"" + newName + "\"" : ", newName: " + newName, Traced.OWN);
        }
        int indent = name.getKeyNode().getStartMark().getColumn();
        int lineEnd = lineEnd(yaml.source(), end);
        return new Edit(
                lineEnd,
                lineEnd,
                lineBreak(yaml.source(), lineEnd) + " ".repeat(indent) + "newName: " + newName,
                Traced.OWN);
    }

    private static int lineEnd(String source, int from) {
        int end = from;
        while (end < source.length() && source.charAt(end) != '\n' && source.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static String lineBreak(String source, int lineEnd) {
        return source.startsWith("\r\n", lineEnd) || lineEnd == source.length() && source.contains("\r\n")
                ? "\r\n"
                : "\n";
    }
}
