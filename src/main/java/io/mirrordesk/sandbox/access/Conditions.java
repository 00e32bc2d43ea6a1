package io.mirrordesk.sandbox.access;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/**
 * The condition block of a statement: all operators and keys must hold. The string and ARN operators with the qualifiers
 * {@code ForAnyValue:} and {@code ForAllValues:} and the suffix {@code IfExists} are known; another operator never holds.
 */
final class Conditions {

    private Conditions() {}

    static boolean hold(JsonNode block, Question question) {
        return block.properties().stream()
                .allMatch(operator -> operator.getValue().properties().stream()
                        .allMatch(key -> holds(
                                operator.getKey(),
                                question.value(key.getKey()),
                                Statement.elements(key.getValue()).stream()
                                        .map(JsonNode::asString)
                                        .toList())));
    }

    private static boolean holds(String qualified, Optional<String> actual, List<String> wanted) {
        boolean forAll = qualified.startsWith("ForAllValues:");
        boolean forAny = qualified.startsWith("ForAnyValue");
        boolean ifExists = qualified.endsWith("IfExists");
        String operator = qualified.replaceFirst("^For(Any|All)Values?:", "").replaceFirst("IfExists$", "");
        if (operator.equals("Null")) {
            return wanted.contains(String.valueOf(actual.isEmpty()));
        }
        boolean negative = operator.contains("Not");
        if (actual.isEmpty()) {
            return (negative && !forAny) || ifExists || forAll;
        }
        boolean matched = comparison(operator.replace("Not", ""))
                .map(test -> wanted.stream().anyMatch(value -> test.test(value, actual.get())))
                .orElse(negative);
        return matched != negative;
    }

    private static Optional<BiPredicate<String, String>> comparison(String operator) {
        return switch (operator) {
            case "StringEquals" -> Optional.of(String::equals);
            case "StringEqualsIgnoreCase" -> Optional.of(String::equalsIgnoreCase);
            case "StringLike", "ArnLike", "ArnEquals" -> Optional.of(Wildcard::matches);
            default -> Optional.empty();
        };
    }
}
