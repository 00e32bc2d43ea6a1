package io.mirrordesk.policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One form for all policy documents that mean the same, whatever ECR made of them when it stored them. */
final class CanonicalPolicy {

    /** What IAM takes for a document without a version. */
    private static final String DEFAULT_VERSION = "2008-10-17";

    private static final Set<String> SETS = Set.of("Action", "NotAction", "Resource", "NotResource");
    private static final Set<String> PRINCIPALS = Set.of("Principal", "NotPrincipal");
    private static final Pattern ACCOUNT_ROOT = Pattern.compile("arn:aws(?:-[a-z]+)*:iam::([0-9]{12}):root");

    private CanonicalPolicy() {}

    static String ofDocument(String text) {
        Map<String, JsonNode> members = new TreeMap<>();
        members.put("Version", string(DEFAULT_VERSION));
        read(text)
                .properties()
                .forEach(member -> members.put(
                        member.getKey(),
                        "Statement".equals(member.getKey())
                                ? statements(member.getValue())
                                : sorted(member.getValue())));
        return object(members).toString();
    }

    static String ofStatement(String text) {
        return statement(read(text)).toString();
    }

    static void requireStatement(String sid, String text) {
        JsonNode found = read(text).path("Sid");
        if (sid.isEmpty() || !found.isString() || !found.stringValue().equals(sid)) {
            throw new InvalidPolicy("The statement must have the Sid “" + sid + "”.");
        }
    }

    static InvalidPolicy notJson(JacksonException malformed) {
        String where = malformed.getLocation() == null
                ? ""
                : " at line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
        return new InvalidPolicy("The policy is not valid JSON" + where + ": " + malformed.getOriginalMessage() + ".");
    }

    private static ObjectNode read(String text) {
        try {
            if (JsonText.MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidPolicy("A policy and each of its statements is a JSON object; this text is not one.");
        } catch (JacksonException malformed) {
            throw notJson(malformed);
        }
    }

    private static JsonNode statements(JsonNode statements) {
        return set(statements, node -> node instanceof ObjectNode object ? statement(object) : node);
    }

    private static ObjectNode statement(ObjectNode statement) {
        Map<String, JsonNode> members = new TreeMap<>();
        statement
                .properties()
                .forEach(member -> members.put(member.getKey(), member(member.getKey(), member.getValue())));
        if (members.get("Sid") instanceof JsonNode sid
                && sid.isString()
                && sid.stringValue().isEmpty()) {
            members.remove("Sid");
        }
        return object(members);
    }

    private static JsonNode member(String key, JsonNode value) {
        if (SETS.contains(key)) {
            return set(value, CanonicalPolicy::sorted);
        }
        if (PRINCIPALS.contains(key)) {
            return principal(value);
        }
        return "Condition".equals(key) ? condition(value) : sorted(value);
    }

    /** For a resource's policy {@code "*"} and {@code {"AWS": "*"}} are the same. */
    private static JsonNode principal(JsonNode principal) {
        if (!(principal instanceof ObjectNode kinds)) {
            return object(Map.of("AWS", set(principal, CanonicalPolicy::sorted)));
        }
        Map<String, JsonNode> members = new TreeMap<>();
        kinds.properties()
                .forEach(kind -> members.put(
                        kind.getKey(),
                        set(
                                kind.getValue(),
                                "AWS".equals(kind.getKey()) ? CanonicalPolicy::account : CanonicalPolicy::sorted)));
        return object(members);
    }

    private static JsonNode account(JsonNode principal) {
        Matcher root = ACCOUNT_ROOT.matcher(principal.asString(""));
        return root.matches() ? string(root.group(1)) : sorted(principal);
    }

    private static JsonNode condition(JsonNode condition) {
        Map<String, JsonNode> operators = new TreeMap<>();
        condition.properties().forEach(operator -> {
            Map<String, JsonNode> keys = new TreeMap<>();
            operator.getValue()
                    .properties()
                    .forEach(key -> keys.put(key.getKey(), set(key.getValue(), CanonicalPolicy::conditionValue)));
            operators.put(operator.getKey(), object(keys));
        });
        return object(operators);
    }

    /** IAM compares texts: {@code true} is {@code "true"}. */
    private static JsonNode conditionValue(JsonNode value) {
        return value.isBoolean() || value.isNumber() ? string(value.asString()) : sorted(value);
    }

    private static ArrayNode set(JsonNode value, java.util.function.UnaryOperator<JsonNode> element) {
        Collection<JsonNode> elements = value instanceof ArrayNode array ? array.values() : List.of(value);
        Map<String, JsonNode> byText = new TreeMap<>();
        elements.stream().map(element).forEach(node -> byText.put(node.toString(), node));
        ArrayNode result = JsonText.MAPPER.createArrayNode();
        byText.values().forEach(result::add);
        return result;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return object(members);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JsonText.MAPPER.createArrayNode();
            array.forEach(element -> result.add(sorted(element)));
            return result;
        }
        return node;
    }

    private static ObjectNode object(Map<String, JsonNode> members) {
        ObjectNode result = JsonText.MAPPER.createObjectNode();
        new TreeSet<>(members.keySet()).forEach(key -> result.set(key, members.get(key)));
        return result;
    }

    private static JsonNode string(String value) {
        return JsonText.MAPPER.getNodeFactory().stringNode(value);
    }
}
