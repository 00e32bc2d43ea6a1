package io.mirrordesk.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** AWS JSON into the SDK's model classes. Members that the model does not have are ignored, as AWS does. */
final class ModelReader {

    private ModelReader() {}

    /**
     * @throws AwsError {@code SerializationException} if a value has not the type of the model
     */
    static void read(JsonNode json, SdkPojo target) {
        if (!json.isObject()) {
            throw mismatch(json, "a structure");
        }
        for (SdkField<?> field : target.sdkFields()) {
            JsonNode value = json.get(field.locationName());
            if (value != null && !value.isNull()) {
                field.set(target, value(field, value));
            }
        }
    }

    private static Object value(SdkField<?> field, JsonNode json) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo nested = field.constructor().get();
            read(json, nested);
            return ((Buildable) nested).build();
        }
        if (type == MarshallingType.LIST) {
            return list(field, json);
        }
        return type == MarshallingType.MAP ? map(field, json) : scalar(type, json);
    }

    private static List<Object> list(SdkField<?> field, JsonNode json) {
        if (!json.isArray()) {
            throw mismatch(json, "a list");
        }
        SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
        List<Object> values = new ArrayList<>();
        for (JsonNode value : json) {
            if (!value.isNull()) {
                values.add(value(member, value));
            }
        }
        return values;
    }

    private static Map<String, Object> map(SdkField<?> field, JsonNode json) {
        if (!json.isObject()) {
            throw mismatch(json, "a map");
        }
        SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> values.put(entry.getKey(), value(member, entry.getValue())));
        return values;
    }

    private static Object scalar(MarshallingType<?> type, JsonNode json) {
        if (type == MarshallingType.STRING && json.isString()) {
            return json.stringValue();
        }
        if (type == MarshallingType.BOOLEAN && json.isBoolean()) {
            return json.booleanValue();
        }
        if (type == MarshallingType.SDK_BYTES && json.isString()) {
            return bytes(json);
        }
        if (json.isNumber()) {
            return number(type, json);
        }
        throw mismatch(json, type.getTargetClass().getSimpleName());
    }

    private static SdkBytes bytes(JsonNode json) {
        try {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(json.stringValue()));
        } catch (IllegalArgumentException e) {
            throw mismatch(json, "base64");
        }
    }

    private static Object number(MarshallingType<?> type, JsonNode json) {
        try {
            BigDecimal number = json.decimalValue();
            if (type == MarshallingType.INTEGER) {
                return number.intValueExact();
            }
            if (type == MarshallingType.LONG) {
                return number.longValueExact();
            }
            if (type == MarshallingType.INSTANT) {
                return Instant.ofEpochMilli(number.movePointRight(3).longValue());
            }
        } catch (ArithmeticException | JacksonException e) {
            throw mismatch(json, type.getTargetClass().getSimpleName());
        }
        throw mismatch(json, type.getTargetClass().getSimpleName());
    }

    private static AwsError mismatch(JsonNode json, String wanted) {
        return new AwsError("SerializationException", json.getNodeType() + " value can not be converted to " + wanted);
    }
}
