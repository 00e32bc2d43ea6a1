package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.upstream.UpstreamFailure;

/** An upstream did not give an image that is not cached: as {@code /v2/} says it, and as ECR's API does. */
public final class PullRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final UpstreamFailure failure;

    PullRefused(UpstreamFailure failure) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
    }

    /** One of {@code ImageFailureCode} in ECR's model, such as {@code UpstreamTooManyRequests}. */
    public String code() {
        return code(failure);
    }

    static String code(UpstreamFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> "ImageNotFound";
            case UNAUTHORIZED, FORBIDDEN -> "UpstreamAccessDenied";
            case TOO_MANY_REQUESTS -> "UpstreamTooManyRequests";
            case UNAVAILABLE -> "UpstreamUnavailable";
        };
    }

    /** @param found whether the repository exists */
    OciError asOciError(Wanted wanted, boolean found) {
        return switch (failure.kind()) {
            case NOT_FOUND ->
                found ? OciError.imageNotFound() : OciError.repositoryUnknown(wanted.registry(), wanted.name());
            case UNAUTHORIZED ->
                new OciError(
                        403,
                        "DENIED",
                        "The authentication to the upstream registry failed. Verify that the credentials in the rule's"
                                + " secret are valid.");
            case FORBIDDEN -> new OciError(403, "DENIED", "403 Forbidden");
            case TOO_MANY_REQUESTS -> new OciError(429, "TOOMANYREQUESTS", "Rate exceeded");
            case UNAVAILABLE -> new OciError(503, "UNAVAILABLE", "The upstream registry is unavailable");
        };
    }
}
