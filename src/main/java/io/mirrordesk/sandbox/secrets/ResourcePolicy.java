package io.mirrordesk.sandbox.secrets;

import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.secretsmanager.model.ValidationErrorsEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A resource policy whose syntax has been checked. */
record ResourcePolicy(List<JsonNode> statements) {

    static final ValidationErrorsEntry PUBLIC = ValidationErrorsEntry.builder()
            .checkName("PUBLIC_POLICY")
            .errorMessage("The policy grants access to everybody.")
            .build();

    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    /**
     * @throws io.mirrordesk.sandbox.wire.AwsError {@code MalformedPolicyDocumentException}
     */
    static ResourcePolicy parse(String text) {
        Checks.length("resourcePolicy", text, 1, 20_480);
        JsonNode document = read(text);
        JsonNode given = document.path("Statement");
        List<JsonNode> statements = given.isArray()
                ? StreamSupport.stream(given.spliterator(), false).toList()
                : List.of(given);
        boolean sound = document.isObject()
                && DOCUMENT.containsAll(document.propertyNames())
                && !statements.isEmpty()
                && statements.stream().allMatch(ResourcePolicy::isSound);
        if (!sound) {
            throw SecretErrors.malformedPolicy();
        }
        return new ResourcePolicy(statements);
    }

    private static JsonNode read(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw SecretErrors.malformedPolicy();
        }
    }

    private static boolean isSound(JsonNode statement) {
        return statement.isObject()
                && STATEMENT.containsAll(statement.propertyNames())
                && Set.of("Allow", "Deny").contains(statement.path("Effect").asString(""))
                && (statement.has("Action") || statement.has("NotAction"));
    }

    boolean isPublic() {
        return statements.stream()
                .anyMatch(statement -> statement.path("Effect").asString("").equals("Allow")
                        && !statement.has("Condition")
                        && (isEverybody(statement.path("Principal"))
                                || isEverybody(statement.path("Principal").path("AWS"))));
    }

    private static boolean isEverybody(JsonNode principal) {
        return principal.isString() && principal.asString().equals("*");
    }
}
