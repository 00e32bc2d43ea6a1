package io.mirrordesk.sandbox.control;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Interceptor.ConnectionDropped;
import io.mirrordesk.sandbox.wire.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v2/} with the faults of the service {@code registry}, which refuse in the form of the OCI distribution specification. */
public final class FaultyRegistry implements Route {

    /** One element of the errors that the distribution specification has. */
    private record OciError(String code, String message) {}

    private final Route registry;
    private final Faults faults;

    public FaultyRegistry(Route registry, Faults faults) {
        this.registry = registry;
        this.faults = faults;
    }

    @Override
    public String prefix() {
        return registry.prefix();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Optional<Fault> hit = faults.strike(Fault.REGISTRY, operation(request), "");
            registry.handle(request, response);
            if (hit.map(Fault::drops).orElse(false)) {
                throw new ConnectionDropped();
            }
        } catch (AwsError refusal) {
            refuse(response, refusal);
        }
    }

    /** The ECR operation that a request is (Amazon ECR user guide, "Private registry authentication" and its permissions). */
    private static String operation(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (path.contains("/manifests/")) {
            return reads ? "BatchGetImage" : request.getMethod().equals("PUT") ? "PutImage" : "BatchDeleteImage";
        }
        if (path.contains("/blobs/uploads")) {
            return switch (request.getMethod()) {
                case "POST" -> "InitiateLayerUpload";
                case "PUT" -> "CompleteLayerUpload";
                default -> "UploadLayerPart";
            };
        }
        if (path.contains("/blobs/")) {
            return "GetDownloadUrlForLayer";
        }
        return path.contains("/referrers/")
                ? "ListImageReferrers"
                : path.endsWith("/tags/list") ? "ListImages" : "Base";
    }

    private static void refuse(HttpServletResponse response, AwsError refusal) throws IOException {
        String code = refusal.type().equals("ThrottlingException") ? "TOOMANYREQUESTS" : refusal.type();
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        response.getOutputStream()
                .write(JsonMapper.shared()
                        .writeValueAsBytes(Map.of("errors", List.of(new OciError(code, refusal.text())))));
    }
}
