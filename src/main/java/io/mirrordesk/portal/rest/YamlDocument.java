package io.mirrordesk.portal.rest;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One YAML document as JSON. The text is only parsed as far as nodes, so no tag constructs anything; tags of one's own, anchors with
 * aliases and keys that occur twice are refused instead of guessed at. Of plain words only {@code true}, {@code false}, {@code null} and
 * numbers as JSON has them are anything but texts: {@code no} is a text, and so is a day.
 */
record YamlDocument(JsonNode root) {

    /** Longer ones would be objects many times their size in memory; JSON has no such limit. */
    static final int MAX_BYTES = 1 << 20;

    private static final int DEEPEST = 100;

    /** What a parser gives to what has no tag of its own; which of them decides nothing here. */
    private static final Set<Tag> COMMON =
            Set.of(Tag.MAP, Tag.SEQ, Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE);

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** @throws UnreadableYaml with the line, where there is one */
    static YamlDocument parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new UnreadableYaml("A YAML body has at most 1 MiB. Send more as JSON.");
        }
        List<Node> documents = composed(text(body));
        if (documents.size() != 1) {
            throw new UnreadableYaml(
                    documents.isEmpty()
                            ? "The body is empty: send one YAML document."
                            : "These are several YAML documents: send each as a request of its own.");
        }
        return new YamlDocument(new Reading().of(documents.getFirst()));
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new UnreadableYaml("The body is not UTF-8.");
        }
    }

    private static List<Node> composed(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        try {
            List<Node> documents = new ArrayList<>();
            for (Node document : new Yaml(options).composeAll(new StringReader(text))) {
                documents.add(document);
            }
            return documents;
        } catch (MarkedYAMLException broken) {
            String where = broken.getProblemMark() == null
                    ? ""
                    : "line " + (broken.getProblemMark().getLine() + 1) + ", column "
                            + (broken.getProblemMark().getColumn() + 1) + ": ";
            throw new UnreadableYaml("The body is not YAML: " + where + broken.getProblem() + ".");
        } catch (YAMLException _) {
            throw new UnreadableYaml("The body has a character that YAML does not allow, or is nested too deeply.");
        }
    }

    /** One pass over the nodes; a node that is met twice is there by an alias. */
    private static final class Reading {

        private final Set<Node> met = Collections.newSetFromMap(new IdentityHashMap<>());

        JsonNode of(Node node) {
            if (!met.add(node)) {
                throw at(node, "aliases are not taken, write out what is meant");
            }
            if (!COMMON.contains(node.getTag())) {
                throw at(node, "the tag " + node.getTag().getValue() + " is not taken");
            }
            return switch (node) {
                case MappingNode mapping -> object(mapping);
                case SequenceNode sequence -> array(sequence);
                case ScalarNode scalar -> value(scalar);
                default -> throw at(node, "this is not taken");
            };
        }

        private ObjectNode object(MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple member : mapping.getValue()) {
                if (!(member.getKeyNode() instanceof ScalarNode key) || !met.add(key)) {
                    throw at(member.getKeyNode(), "a key is a text");
                }
                if (object.has(key.getValue())) {
                    throw at(key, "there is “" + key.getValue() + "” already");
                }
                object.set(key.getValue(), of(member.getValueNode()));
            }
            return object;
        }

        private ArrayNode array(SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(item -> array.add(of(item)));
            return array;
        }

        private static JsonNode value(ScalarNode scalar) {
            String text = scalar.getValue();
            if (scalar.getScalarStyle() != ScalarStyle.PLAIN || scalar.getTag().equals(Tag.STR)) {
                return JSON.stringNode(text);
            }
            return switch (text) {
                case "", "~", "null" -> JSON.nullNode();
                case "true" -> JSON.booleanNode(true);
                case "false" -> JSON.booleanNode(false);
                default -> number(text);
            };
        }

        private static JsonNode number(String text) {
            if (INTEGER.matcher(text).matches()) {
                return JSON.numberNode(Long.parseLong(text));
            }
            return NUMBER.matcher(text).matches() ? JSON.numberNode(new BigDecimal(text)) : JSON.stringNode(text);
        }

        private static UnreadableYaml at(Node node, String sentence) {
            return new UnreadableYaml("Line " + (node.getStartMark().getLine() + 1) + ", column "
                    + (node.getStartMark().getColumn() + 1) + ": " + sentence + ".");
        }
    }
}
