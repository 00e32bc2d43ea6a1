package io.mirrordesk.sandbox.wire;

import io.mirrordesk.sandbox.wire.Service.Protocol;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The front door of the AWS services: finds service and operation, reads the caller, and writes the answer or the error. */
public final class AwsRoute implements Route {

    /** More than any request of these services can have: a layer part of 10 MiB in base64. */
    private static final int MAX_BODY = 16 * 1024 * 1024;

    /** Of errors before a service is known. */
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Callers callers;
    private final List<Service> services;
    private final Interceptor interceptor;
    private final Witness witness;

    public AwsRoute(Callers callers, List<Service> services, Interceptor interceptor, Witness witness) {
        this.callers = callers;
        this.services = List.copyOf(services);
        this.interceptor = interceptor;
        this.witness = witness;
    }

    @Override
    public String prefix() {
        return "/";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String requestId = UUID.randomUUID().toString();
        response.setHeader("x-amzn-RequestId", requestId);
        String target = request.getHeader("X-Amz-Target");
        if (target == null) {
            answerQuery(request, response, requestId);
        } else {
            answerJson(target, request, response, requestId);
        }
    }

    private void answerJson(String target, HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        int dot = target.lastIndexOf('.');
        Service service = services.stream()
                .filter(candidate -> target.startsWith(candidate.target() + "."))
                .findFirst()
                .orElse(new Service("", "", Protocol.JSON_1_1, new Operations()));
        JsonAnswer answer = new JsonAnswer(service.protocol(), response);
        try {
            JsonNode body = json(request);
            answer.write(call(service, target.substring(dot + 1), request, body, requestId));
        } catch (AwsError e) {
            answer.write(e);
        }
    }

    private void answerQuery(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        XmlAnswer answer = new XmlAnswer(response, requestId);
        String namespace = NAMESPACE;
        try {
            QueryRequest query = QueryRequest.parse(body(request));
            Service service = service(query);
            namespace = service.target();
            answer.write(namespace, query.action(), call(service, query.action(), request, query.asJson(), requestId));
        } catch (AwsError e) {
            answer.write(namespace, e);
        }
    }

    /** By the version that the form names, which is each service's own; else by the action. */
    private Service service(QueryRequest query) {
        List<Service> speakers = services.stream()
                .filter(candidate -> candidate.protocol() == Protocol.QUERY)
                .toList();
        return speakers.stream()
                .filter(candidate ->
                        !query.version().isEmpty() && candidate.target().contains(query.version()))
                .findFirst()
                .or(() -> speakers.stream()
                        .filter(candidate -> candidate.operations().has(query.action()))
                        .findFirst())
                .orElseThrow(() -> new AwsError(
                        "InvalidAction",
                        "Could not find operation " + query.action() + " for version " + query.version()));
    }

    private SdkPojo call(
            Service service, String operation, HttpServletRequest request, JsonNode body, String requestId) {
        Caller caller = callers.read(request.getHeader("Authorization"), request.getHeader("X-Amz-Security-Token"));
        return interceptor.around(service.name(), operation, caller, () -> {
            SdkPojo answer = service.operations().call(operation, caller, body);
            witness.acted(new Witness.Act(service.name(), operation, caller, body, requestId));
            return answer;
        });
    }

    private static JsonNode json(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        try {
            return body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new AwsError("SerializationException", "The request body is not valid JSON.");
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new AwsError("RequestEntityTooLargeException", "The request is longer than 16 MiB.", 413);
        }
        return body;
    }
}
