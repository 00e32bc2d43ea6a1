package io.mirrordesk.sandbox.wire;

import java.io.StringWriter;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The SDK's model classes as texts to be stored, in the form that they have on the wire. */
public final class ModelText {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ModelText() {}

    /** The inverse of {@link #read}. */
    public static String write(SdkPojo model) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            ModelWriter.write(model, json);
        }
        return text.toString();
    }

    /** Fills a builder with what a text says. */
    public static <B extends SdkPojo> B read(String text, B builder) {
        ModelReader.read(MAPPER.readTree(text), builder);
        return builder;
    }
}
