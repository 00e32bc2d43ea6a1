package io.mirrordesk.sandbox.ecr;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy document on its way into the store: checked as far as ECR checks it, and rewritten as ECR does. An account id becomes
 * the root ARN, principals are put in order, and the text is indented.
 */
final class PolicyText {

    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build()
            .writerWithDefaultPrettyPrinter();

    private PolicyText() {}

    /**
     * The text to store.
     *
     * @param withResource a registry policy's statements name resources, a repository policy's do not
     * @return empty if ECR would call the policy invalid
     */
    static Optional<String> rewrite(String text, boolean withResource) {
        JsonNode policy;
        try {
            policy = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        boolean valid = policy.isObject()
                && VERSIONS.contains(policy.path("Version").asString("2008-10-17"))
                && statements(policy).allMatch(statement -> valid(statement, withResource))
                && statements(policy).findAny().isPresent();
        if (!valid) {
            return Optional.empty();
        }
        statements(policy).forEach(PolicyText::rewritePrincipals);
        return Optional.of(WRITER.writeValueAsString(policy));
    }

    private static Stream<JsonNode> statements(JsonNode policy) {
        JsonNode statement = policy.path("Statement");
        return statement.isArray() ? StreamSupport.stream(statement.spliterator(), false) : Stream.of(statement);
    }

    private static boolean valid(JsonNode statement, boolean withResource) {
        String effect = statement.path("Effect").asString("");
        return statement.isObject()
                && (effect.equals("Allow") || effect.equals("Deny"))
                && (validPrincipal(statement.path("Principal")) || validPrincipal(statement.path("NotPrincipal")))
                && (validNames(statement.path("Action")) || validNames(statement.path("NotAction")))
                && (statement.has("Resource") || statement.has("NotResource")) == withResource
                && (statement.path("Condition").isMissingNode()
                        || statement.path("Condition").isObject());
    }

    private static boolean validPrincipal(JsonNode principal) {
        if (principal.isString()) {
            return principal.asString().equals("*");
        }
        return principal.isObject()
                && !principal.isEmpty()
                && principal.properties().stream()
                        .allMatch(entry -> Set.of("AWS", "Service", "Federated").contains(entry.getKey())
                                && validNames(entry.getValue()))
                && values(principal.path("AWS"))
                        .allMatch(name -> name.matches("\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::\\d{12}:.+"));
    }

    private static boolean validNames(JsonNode names) {
        return values(names).findAny().isPresent() && values(names).noneMatch(String::isEmpty);
    }

    private static Stream<String> values(JsonNode oneOrMany) {
        if (oneOrMany.isArray()) {
            return StreamSupport.stream(oneOrMany.spliterator(), false).map(node -> node.asString(""));
        }
        return oneOrMany.isMissingNode() ? Stream.empty() : Stream.of(oneOrMany.asString(""));
    }

    private static void rewritePrincipals(JsonNode statement) {
        for (String element : new String[] {"Principal", "NotPrincipal"}) {
            if (statement.path(element) instanceof ObjectNode principal && principal.has("AWS")) {
                JsonNode names = principal.path("AWS");
                principal.set("AWS", names.isArray() ? sorted(names) : text(rootArn(names.asString())));
            }
        }
    }

    private static JsonNode sorted(JsonNode names) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        values(names).map(PolicyText::rootArn).distinct().sorted().forEach(sorted::add);
        return sorted.size() == 1 ? sorted.get(0) : sorted;
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    private static String rootArn(String principal) {
        return principal.matches("\\d{12}") ? "arn:aws:iam::" + principal + ":root" : principal;
    }
}
