package io.mirrordesk.oci.yaml;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * How often a scalar with an anchor is used, and how often as an image. One that is used for something else as well cannot be
 * edited. A place of its own for anchors ({@code x-…} in Compose, a key with a dot in GitLab) counts as no use.
 */
final class AnchorUses {

    private final Map<Node, Integer> all = new IdentityHashMap<>();
    private final Map<Node, Set<Object>> asImage = new IdentityHashMap<>();
    private final Set<Node> seen = Nodes.identities();

    AnchorUses(List<Node> documents) {
        documents.forEach(document -> visit(document, true));
    }

    /** @param place the entry or the list that holds the scalar */
    void image(Node scalar, Object place) {
        if (scalar.getAnchor() != null) {
            asImage.computeIfAbsent(scalar, node -> java.util.Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(place);
        }
    }

    boolean isUsedOtherwise(Node scalar) {
        return scalar.getAnchor() != null
                && all.getOrDefault(scalar, 0)
                        > asImage.getOrDefault(scalar, Set.of()).size();
    }

    private void visit(Node node, boolean top) {
        if (node instanceof ScalarNode || !seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> use(item, false));
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = Nodes.key(tuple);
                use(tuple.getKeyNode(), false);
                use(tuple.getValueNode(), top && (key.startsWith("x-") || key.startsWith(".")));
            }
        }
    }

    private void use(Node node, boolean onlyDefined) {
        if (node instanceof ScalarNode && node.getAnchor() != null && !onlyDefined) {
            all.merge(node, 1, Integer::sum);
        }
        visit(node, false);
    }
}
