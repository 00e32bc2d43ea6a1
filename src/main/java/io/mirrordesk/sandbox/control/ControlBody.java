package io.mirrordesk.sandbox.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object that a control was sent; reading a field refuses what has another type, and names it. */
public final class ControlBody {

    private final JsonNode json;

    private ControlBody(JsonNode json) {
        this.json = json;
    }

    /**
     * @throws BadControl if the bytes are no JSON object
     */
    static ControlBody parse(byte[] bytes) {
        try {
            JsonNode json = JsonMapper.shared().readTree(bytes);
            if (json.isObject()) {
                return new ControlBody(json);
            }
        } catch (JacksonException e) {
            throw new BadControl("body", "The body is not JSON: " + e.getOriginalMessage());
        }
        throw new BadControl("body", "The body has to be a JSON object.");
    }

    /** Refuses fields that the control does not have: a misspelt one would be ignored in silence. */
    public ControlBody only(String... fields) {
        List<String> known = Arrays.asList(fields);
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw new BadControl(name, "There is no field " + name + ". This control takes " + known + ".");
            }
        }
        return this;
    }

    /** Whether the body has the field, be it null. */
    boolean names(String field) {
        return json.has(field);
    }

    public @Nullable String text(String field) {
        return read(field, JsonNode::isString, "a text").map(JsonNode::asString).orElse(null);
    }

    public String requiredText(String field) {
        String value = text(field);
        if (value == null || value.isBlank()) {
            throw new BadControl(field, field + " is missing.");
        }
        return value;
    }

    public @Nullable Long number(String field) {
        return read(field, node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number")
                .map(JsonNode::asLong)
                .orElse(null);
    }

    @Nullable
    Integer count(String field) {
        return read(field, node -> node.isIntegralNumber() && node.canConvertToInt(), "a whole number")
                .map(JsonNode::asInt)
                .orElse(null);
    }

    @Nullable
    Double decimal(String field) {
        return read(field, JsonNode::isNumber, "a number")
                .map(JsonNode::asDouble)
                .orElse(null);
    }

    @Nullable
    Boolean flag(String field) {
        return read(field, JsonNode::isBoolean, "true or false")
                .map(JsonNode::asBoolean)
                .orElse(null);
    }

    /** One of an enum's names, in any case. */
    <E extends Enum<E>> E choice(String field, Class<E> choices) {
        String given = requiredText(field).toUpperCase(Locale.ROOT);
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new BadControl(
                        field, field + " has to be one of " + Arrays.toString(choices.getEnumConstants()) + "."));
    }

    private Optional<JsonNode> read(String field, Predicate<JsonNode> fits, String what) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!fits.test(value)) {
            throw new BadControl(field, field + " has to be " + what + ".");
        }
        return Optional.of(value);
    }
}
