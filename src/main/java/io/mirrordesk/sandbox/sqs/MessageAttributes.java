package io.mirrordesk.sandbox.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The attributes that a sender gives a message, in the order of their names. */
record MessageAttributes(Map<String, MessageAttributeValue> values) {

    private static final Pattern NAME = Pattern.compile("(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,256}(?<!\\.)");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..{1,240})?");

    static MessageAttributes checked(Map<String, MessageAttributeValue> given) {
        if (given.size() > 10) {
            throw SqsErrors.invalid(
                    "Number of message attributes [" + given.size() + "] exceeds the allowed maximum [10].");
        }
        given.forEach(MessageAttributes::check);
        return new MessageAttributes(new TreeMap<>(given));
    }

    private static void check(String name, MessageAttributeValue value) {
        if (!NAME.matcher(name).matches() || name.matches("(?i)(aws|amazon)\\..*")) {
            throw SqsErrors.invalid("The message attribute name '" + name + "' is invalid.");
        }
        String type = value.dataType();
        if (type == null || type.isEmpty()) {
            throw SqsErrors.invalid(
                    "The message attribute '" + name + "' must contain a non-empty message attribute type.");
        }
        if (!TYPE.matcher(type).matches()) {
            throw SqsErrors.invalid("The message attribute '" + name
                    + "' has an invalid message attribute type, the set of supported type prefixes is Binary, Number,"
                    + " and String.");
        }
        boolean binary = type.startsWith("Binary");
        if (binary
                ? value.binaryValue() == null
                : value.stringValue() == null || value.stringValue().isEmpty()) {
            throw SqsErrors.invalid("The message attribute '" + name
                    + "' must contain a non-empty message attribute value for message attribute type '" + type + "'.");
        }
        if (type.startsWith("Number") && !value.stringValue().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw SqsErrors.invalid("Can't cast the value of message (user) attribute '" + name + "' to a number.");
        }
    }

    /** How much of the message's size they are: names, types and values in bytes. */
    int size() {
        return values.entrySet().stream()
                .mapToInt(entry -> utf8(entry.getKey()).length
                        + utf8(entry.getValue().dataType()).length
                        + bytes(entry.getValue()).length)
                .sum();
    }

    /** Those that a receiver asked for: by name, {@code prefix.*}, {@code .*} or {@code All}. */
    MessageAttributes only(List<String> wanted) {
        Map<String, MessageAttributeValue> left = new TreeMap<>(values);
        left.keySet().removeIf(name -> wanted.stream().noneMatch(filter -> fits(filter, name)));
        return new MessageAttributes(left);
    }

    private static boolean fits(String filter, String name) {
        return filter.equals("All")
                || filter.equals(name)
                || (filter.endsWith(".*") && name.startsWith(filter.substring(0, filter.length() - 2)));
    }

    /**
     * The digest that SDKs check (SQS developer guide, "Calculating the MD5 message digest for message attributes"): of each name, type and
     * value with its length before it.
     *
     * @return null if there are none
     */
    @Nullable
    String md5() {
        if (values.isEmpty()) {
            return null;
        }
        Md5 md5 = new Md5();
        values.forEach((name, value) -> {
            md5.add(withLength(utf8(name)));
            md5.add(withLength(utf8(value.dataType())));
            md5.add(new byte[] {(byte) (value.dataType().startsWith("Binary") ? 2 : 1)});
            md5.add(withLength(bytes(value)));
        });
        return md5.hex();
    }

    private static byte[] withLength(byte[] bytes) {
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] bytes(MessageAttributeValue value) {
        return value.binaryValue() == null
                ? utf8(value.stringValue())
                : value.binaryValue().asByteArray();
    }

    private static byte[] utf8(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").getBytes(StandardCharsets.UTF_8);
    }

    /** The text that the store keeps; the inverse of {@link #read}. */
    String json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        values.forEach((name, value) -> {
            ObjectNode node = json.putObject(name).put("type", value.dataType());
            if (value.binaryValue() == null) {
                node.put("text", value.stringValue());
            } else {
                node.put("bytes", Base64.getEncoder().encodeToString(bytes(value)));
            }
        });
        return json.toString();
    }

    static MessageAttributes read(String text) {
        Map<String, MessageAttributeValue> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry :
                JsonMapper.shared().readTree(text).properties()) {
            JsonNode node = entry.getValue();
            MessageAttributeValue.Builder value =
                    MessageAttributeValue.builder().dataType(node.path("type").asString());
            if (node.has("bytes")) {
                byte[] bytes = Base64.getDecoder().decode(node.path("bytes").asString());
                value.binaryValue(SdkBytes.fromByteArray(bytes));
            } else {
                value.stringValue(node.path("text").asString());
            }
            values.put(entry.getKey(), value.build());
        }
        return new MessageAttributes(values);
    }
}
