package io.mirrordesk.sandbox.upstream;

import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A login at an upstream, as ECR's secrets hold it.
 *
 * @param accessToken never printed
 */
public record Credential(String username, String accessToken) {

    private static final Set<String> KEYS = Set.of("username", "accessToken");

    /**
     * Reads a secret's value.
     *
     * @return empty if it is not JSON with exactly the texts {@code username} and {@code accessToken} (ECR user guide, creating the
     *     secret)
     */
    public static Optional<Credential> parse(String json) {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            boolean shaped = root.isObject()
                    && KEYS.equals(Set.copyOf(root.propertyNames()))
                    && root.path("username").isString()
                    && root.path("accessToken").isString();
            return shaped
                    ? Optional.of(new Credential(
                            root.path("username").asString(),
                            root.path("accessToken").asString()))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return username + ":***";
    }
}
