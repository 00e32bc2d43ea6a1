package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A refusal in the form of the OCI distribution specification ("Error Codes"), with ECR's words. */
final class OciError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    OciError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static OciError unauthorized() {
        return new OciError(401, "UNAUTHORIZED", "Not Authorized");
    }

    static OciError repositoryUnknown(Registry registry, String name) {
        return new OciError(
                404,
                "NAME_UNKNOWN",
                "The repository with name '" + name + "' does not exist in the registry with id '" + registry.account()
                        + "'");
    }

    static OciError imageNotFound() {
        return new OciError(404, "MANIFEST_UNKNOWN", "Requested image not found");
    }

    static OciError denied(Caller caller, String action, String resource) {
        return new OciError(
                403,
                "DENIED",
                "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + resource
                        + " because no resource-based policy allows the " + action + " action");
    }

    static OciError blobUnknown(String digest) {
        return new OciError(404, "BLOB_UNKNOWN", "The layer with digest '" + digest + "' does not exist");
    }

    static OciError uploadUnknown() {
        return new OciError(404, "BLOB_UPLOAD_UNKNOWN", "The upload is not known to the registry");
    }

    /** ECR's refusal of a token that was good once: 403, and so no challenge. */
    static OciError tokenExpired() {
        return new OciError(403, "DENIED", "Your authorization token has expired. Reauthenticate and try again.");
    }

    static OciError manifestInvalid(String message) {
        return new OciError(400, "MANIFEST_INVALID", message);
    }

    /** @param what {@code Layers} or {@code Images} */
    static OciError missing(String code, String what, List<String> digests, Repository repository) {
        return new OciError(
                404,
                code,
                what + " with digests '" + digests + "' required for pushing image into repository with name '"
                        + repository.name() + "' in the registry with id '"
                        + repository.registry().account() + "' do not exist");
    }

    static OciError digestInvalid(String message) {
        return new OciError(400, "DIGEST_INVALID", message);
    }

    static OciError rangeNotSatisfiable(String message) {
        return new OciError(416, "BLOB_UPLOAD_INVALID", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        Map<String, Object> error = Map.of("code", code, "message", String.valueOf(getMessage()));
        byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("errors", List.of(error)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        // At once, for a client that is still sending what nobody will read.
        response.flushBuffer();
    }
}
