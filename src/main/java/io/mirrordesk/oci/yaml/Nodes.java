package io.mirrordesk.oci.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads nodes as mappings and lists, with what {@code <<} merges in. */
final class Nodes {

    private Nodes() {}

    /** The entry of a key; one of the mapping itself counts before one that is merged in. */
    static Optional<NodeTuple> entry(Node node, String key) {
        return entries(node).stream().filter(tuple -> key(tuple).equals(key)).findFirst();
    }

    static Optional<Node> get(Node node, String key) {
        return entry(node, key).map(NodeTuple::getValueNode);
    }

    /** What is at the end of a path of keys. */
    static Optional<Node> at(Node node, String... path) {
        Optional<Node> found = Optional.of(node);
        for (String key : path) {
            found = found.flatMap(inner -> get(inner, key));
        }
        return found;
    }

    static boolean has(Node node, String key) {
        return get(node, key).isPresent();
    }

    /** The entries of a mapping, its own first; none of another node. */
    static List<NodeTuple> entries(Node node) {
        List<NodeTuple> entries = new ArrayList<>();
        collect(node, entries, identities());
        return entries;
    }

    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    static List<Node> items(Optional<Node> node) {
        return node.map(Nodes::items).orElse(List.of());
    }

    static List<NodeTuple> entries(Optional<Node> node) {
        return node.map(Nodes::entries).orElse(List.of());
    }

    static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    /** The text of a scalar, whatever YAML takes it for; empty for null and for other nodes. */
    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag() != Tag.NULL
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    static Optional<String> text(Node node, String key) {
        return get(node, key).flatMap(Nodes::text);
    }

    /** A text that can be a reference: a string that is not empty. */
    static Optional<ScalarNode> string(Node node) {
        return node instanceof ScalarNode scalar
                        && !scalar.getValue().isBlank()
                        && (scalar.getTag().equals(Tag.STR) || !scalar.getTag().startsWith(Tag.PREFIX))
                ? Optional.of(scalar)
                : Optional.empty();
    }

    static Set<Node> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static void collect(Node node, List<NodeTuple> entries, Set<Node> seen) {
        if (!(node instanceof MappingNode mapping) || !seen.add(mapping)) {
            return;
        }
        List<NodeTuple> merged = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            (key(tuple).equals("<<") ? merged : entries).add(tuple);
        }
        merged.stream()
                .map(NodeTuple::getValueNode)
                .flatMap(value -> value instanceof SequenceNode list ? list.getValue().stream() : Stream.of(value))
                .forEach(inner -> collect(inner, entries, seen));
    }
}
