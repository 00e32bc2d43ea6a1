package io.mirrordesk.sandbox.wire;

import io.mirrordesk.sandbox.wire.Service.Protocol;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes an AWS JSON answer or error. */
final class JsonAnswer {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Protocol protocol;
    private final HttpServletResponse response;

    JsonAnswer(Protocol protocol, HttpServletResponse response) {
        this.protocol = protocol;
        this.response = response;
    }

    void write(SdkPojo model) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(body)) {
            ModelWriter.write(model, json);
        }
        send(200, body.toByteArray());
    }

    /** {@code {"__type":"…","message":"…"}}; SQS adds the code of its former Query protocol. */
    void write(AwsError error) throws IOException {
        response.setHeader("x-amzn-ErrorType", error.type());
        if (error instanceof QueryCompatible compatible) {
            response.setHeader("x-amzn-query-error", compatible.queryCode() + ";Sender");
        }
        Map<String, Object> body = new LinkedHashMap<>(error.members());
        body.put("__type", error.type());
        body.put(error.textMember(), error.text());
        send(error.status(), MAPPER.writeValueAsBytes(body));
    }

    private void send(int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(
                protocol == Protocol.JSON_1_0 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
