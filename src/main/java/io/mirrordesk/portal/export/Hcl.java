package io.mirrordesk.portal.export;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Expressions in Terraform's language.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/expressions/strings">Strings and templates</a>
 */
final class Hcl {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String STEP = "  ";

    private Hcl() {}

    /** A text in quotes, in which nothing is an escape, an interpolation or a directive. */
    static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> quoted.append(escaped(c)));
        return quoted.append('"').toString().replace("${", "$${").replace("%{", "%%{");
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c);
        };
    }

    /** A JSON document as the expression that gives it, so that a plan shows which member changes. */
    static String jsonencode(String json) {
        return "jsonencode(" + value(JsonMapper.shared().readTree(json), STEP) + ")";
    }

    /** @param indent of the line that the value begins in */
    static String value(JsonNode node, String indent) {
        if (node.isObject()) {
            return object(node, indent);
        }
        if (node.isArray()) {
            return list(node, indent);
        }
        return node.isString() ? text(node.asString()) : node.toString();
    }

    private static String object(JsonNode node, String indent) {
        HclMembers members = new HclMembers(indent + STEP);
        node.properties().forEach(member -> members.add(key(member.getKey()), value(member.getValue(), indent + STEP)));
        return node.isEmpty() ? "{}" : "{\n" + members.written() + "\n" + indent + "}";
    }

    private static String list(JsonNode node, String indent) {
        boolean inline = node.valueStream().noneMatch(JsonNode::isContainer);
        return inline
                ? node.valueStream().map(item -> value(item, indent)).collect(Collectors.joining(", ", "[", "]"))
                : node.valueStream()
                        .map(item -> indent + STEP + value(item, indent + STEP))
                        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }

    private static String key(String name) {
        return IDENTIFIER.matcher(name).matches() ? name : text(name);
    }
}
