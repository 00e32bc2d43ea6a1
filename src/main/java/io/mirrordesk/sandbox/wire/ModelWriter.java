package io.mirrordesk.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.core.JsonGenerator;

/** The SDK's model classes as AWS JSON. Absent members are left out; times are seconds since 1970 with milliseconds. */
final class ModelWriter {

    private ModelWriter() {}

    static void write(SdkPojo model, JsonGenerator json) {
        json.writeStartObject();
        for (SdkField<?> field : model.sdkFields()) {
            Object value = field.getValueOrDefault(model);
            if (present(value)) {
                json.writeName(field.locationName());
                value(value, json);
            }
        }
        json.writeEndObject();
    }

    static boolean present(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static void value(Object value, JsonGenerator json) {
        switch (value) {
            case SdkPojo nested -> write(nested, json);
            case Collection<?> list -> {
                json.writeStartArray();
                list.forEach(element -> value(element, json));
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, element) -> {
                    json.writeName(String.valueOf(key));
                    value(element, json);
                });
                json.writeEndObject();
            }
            case Instant time -> json.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), 3));
            case SdkBytes bytes -> json.writeBinary(bytes.asByteArrayUnsafe());
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            default -> json.writeString(String.valueOf(value));
        }
    }
}
