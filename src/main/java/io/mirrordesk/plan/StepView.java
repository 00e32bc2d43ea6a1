package io.mirrordesk.plan;

import io.mirrordesk.policy.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step as people and programs read it: policies in canonical form, keys in order. The same change always has the same view,
 * so the view is also what is hashed.
 *
 * @param subject {@code <type>:<name>}
 * @param before null where there is nothing yet
 * @param after null where nothing is left
 */
public record StepView(
        StepKind kind,
        String subject,
        Risk risk,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {

    /** Members of a resource whose text is a policy of JSON. */
    private static final List<String> DOCUMENTS = List.of("lifecyclePolicy", "repositoryPolicy");

    public static StepView of(Step step) {
        return new StepView(
                step.kind(),
                step.subject().toString(),
                step.risk(),
                view(step, step.before()),
                view(step, step.after()));
    }

    /** Identity of the change: SHA-256, in hexadecimal, over kind, subject, before, after and risk. */
    public String fingerprint() {
        return sha256(Json.tree(this).toString());
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static @Nullable JsonNode view(Step step, @Nullable Object state) {
        return switch (state) {
            case null -> null;
            case Resource resource -> document(resource);
            case String text when isRepositoryPolicy(step) -> policy(text);
            case String text -> lifecycle(text);
            default -> Json.tree(state);
        };
    }

    /** A resource as people read it. */
    static JsonNode document(Resource resource) {
        return resource instanceof Resource.Statement statement ? statement(statement) : resource(resource);
    }

    private static boolean isRepositoryPolicy(Step step) {
        return step instanceof Step.PutRepositoryPolicy || step instanceof Step.DeleteRepositoryPolicy;
    }

    /** The state that a step changes, and no more: what CreateRepository leaves to later steps would only repeat them. */
    private static JsonNode resource(Resource resource) {
        ObjectNode tree = (ObjectNode) Json.tree(resource);
        tree.remove("holdsImages");
        if (resource instanceof Resource.Repository) {
            tree.remove(List.of("tags", "lifecyclePolicy", "repositoryPolicy"));
        }
        for (String member : DOCUMENTS) {
            if (tree.get(member) instanceof JsonNode text && text.isString()) {
                tree.set(
                        member,
                        "lifecyclePolicy".equals(member) ? lifecycle(text.asString()) : policy(text.asString()));
            }
        }
        return tree;
    }

    private static JsonNode policy(String text) {
        return Json.canonical(PolicyDocument.parse(text).canonical());
    }

    /** By the type and not by the text: a statement may have the word “Statement” anywhere. */
    private static JsonNode statement(Resource.Statement statement) {
        PolicyDocument document = PolicyDocument.empty().with(statement.sid(), statement.json());
        return policy(document.text()).path("Statement").path(0);
    }

    private static JsonNode lifecycle(String text) {
        return Json.canonical(Resource.canonicalLifecycle(text));
    }
}
