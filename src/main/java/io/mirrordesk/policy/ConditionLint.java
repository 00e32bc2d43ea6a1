package io.mirrordesk.policy;

import io.mirrordesk.policy.LintFinding.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What else has to be so.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
 */
final class ConditionLint {

    private static final String ELEMENT = "Condition";
    private static final Map<String, Shape> SHAPES = Map.of(
            "aws:principalorgid",
            new Shape("o-[a-z0-9*?]{1,32}", "an organization, such as o-a1b2c3d4e5"),
            "aws:principalorgpaths",
            new Shape(
                    "o-[a-z0-9*?]+/[a-z0-9*?/-]*",
                    "a path in an organization, such as o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"),
            "aws:principalaccount",
            new Shape("[0-9*?]{1,12}", "an account of 12 digits"),
            "aws:sourceaccount",
            new Shape("[0-9*?]{1,12}", "an account of 12 digits"));

    private ConditionLint() {}

    private record Shape(Pattern pattern, String words) {

        Shape(String pattern, String words) {
            this(Pattern.compile(pattern), words);
        }
    }

    static void check(LintedStatement statement) {
        for (Map.Entry<String, JsonNode> operator :
                statement.json().path(ELEMENT).properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                key(statement, operator.getKey(), key.getKey(), key.getValue());
            }
        }
    }

    private static void key(LintedStatement statement, String operator, String key, JsonNode values) {
        String lower = key.toLowerCase(Locale.ROOT);
        Shape shape = SHAPES.get(lower);
        if (shape == null) {
            return;
        }
        LintedStatement.texts(values).stream()
                .filter(value -> !shape.pattern().matcher(value).matches())
                .forEach(value -> statement.found(
                        Severity.WITHOUT_EFFECT,
                        ELEMENT,
                        "“" + value + "” of " + key + " is not " + shape.words() + ".",
                        "Correct it: as it is, the condition is never met."));
        if ("aws:principalorgpaths".equals(lower) && !operator.startsWith("For")) {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    key + " has several values, and “" + operator + "” compares one.",
                    "Write “ForAnyValue:" + operator + "”.");
        }
    }
}
