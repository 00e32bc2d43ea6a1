package io.mirrordesk.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What AWS may make of the policies that it stores: other orders, and an account's root for its id. */
record AwsRewriting(Random random) {

    Resource of(Resource resource) {
        return switch (resource) {
            case Resource.Rule rule -> rule;
            case Resource.Secret secret -> secret;
            case Resource.RetiredSecret secret -> secret;
            case Resource.Statement(var sid, var json) -> new Resource.Statement(sid, text(json));
            case Resource.NativeTemplate(var prefix, var mutability, var policy, var lifecycle) ->
                new Resource.NativeTemplate(prefix, mutability, optional(policy), optional(lifecycle));
            case Resource.Repository r ->
                new Resource.Repository(
                        r.name(),
                        r.tags(),
                        optional(r.lifecyclePolicy()),
                        optional(r.repositoryPolicy()),
                        r.tagMutability(),
                        r.scanOnPush(),
                        r.holdsImages(),
                        r.encryption());
        };
    }

    private @Nullable String optional(@Nullable String json) {
        return json == null ? null : text(json);
    }

    private String text(String json) {
        return rewritten(Json.MAPPER.readTree(json), "").toPrettyString();
    }

    private JsonNode rewritten(JsonNode node, String key) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array, key);
            default -> "AWS".equals(key) && random.nextBoolean() ? otherForm(node) : node;
        };
    }

    private ObjectNode object(ObjectNode object) {
        List<String> keys = new ArrayList<>(object.propertyNames());
        Collections.shuffle(keys, random);
        ObjectNode result = Json.MAPPER.createObjectNode();
        keys.forEach(key -> result.set(key, rewritten(object.path(key), key)));
        return result;
    }

    private ArrayNode array(ArrayNode array, String key) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(element -> elements.add(rewritten(element, key)));
        Collections.shuffle(elements, random);
        ArrayNode result = Json.MAPPER.createArrayNode();
        elements.forEach(result::add);
        return result;
    }

    private static JsonNode otherForm(JsonNode principal) {
        String text = principal.asString();
        String other = text.matches("[0-9]{12}")
                ? "arn:aws:iam::" + text + ":root"
                : text.replaceAll("^arn:aws:iam::([0-9]{12}):root$", "$1");
        return Json.MAPPER.getNodeFactory().stringNode(other);
    }
}
