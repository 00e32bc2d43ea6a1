package io.mirrordesk.sandbox.control;

/**
 * The HTTP status that an error has where nobody says otherwise: AWS JSON refuses with 400 and fails with 500 or 503; the OCI distribution
 * specification gives each code its own.
 */
final class RefusalStatus {

    private RefusalStatus() {}

    static int of(String type, boolean registry) {
        return registry ? ofRegistry(type) : ofService(type);
    }

    private static int ofService(String type) {
        if (type.startsWith("ServiceUnavailable")) {
            return 503;
        }
        return type.startsWith("Server") || type.startsWith("Internal") ? 500 : 400;
    }

    private static int ofRegistry(String code) {
        return switch (code) {
            case "UNAUTHORIZED" -> 401;
            case "DENIED" -> 403;
            case "NAME_UNKNOWN", "MANIFEST_UNKNOWN", "BLOB_UNKNOWN", "BLOB_UPLOAD_UNKNOWN" -> 404;
            case "TOOMANYREQUESTS", "ThrottlingException" -> 429;
            case "UNAVAILABLE" -> 503;
            default -> ofService(code);
        };
    }
}
