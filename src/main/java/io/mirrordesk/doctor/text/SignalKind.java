package io.mirrordesk.doctor.text;

/** What a registry, a network or a client said, whatever its words. */
public enum SignalKind {
    /** There is no such repository; ECR says so too when it may not be created. */
    NAME_UNKNOWN,
    /** There is no such image; ECR says so too when it may not be imported. */
    MANIFEST_UNKNOWN,
    /** Not found, without saying what. */
    NOT_FOUND,
    /** ECR was refused by the upstream. */
    UPSTREAM_LOGIN_FAILED,
    /** AWS names who may not do what. */
    NOT_AUTHORIZED,
    /** A refusal without a reason. */
    FORBIDDEN,
    /** No login was sent, or none that is known. */
    NO_CREDENTIALS,
    /** The login has expired: it is good for 12 hours. */
    LOGIN_EXPIRED,
    TOO_MANY_REQUESTS,
    /** The registry answered with a server's error. */
    UNAVAILABLE,
    /** The image is there, but not for this platform. */
    NO_PLATFORM,
    /** The client spoke TLS and the registry does not. */
    PLAIN_HTTP,
    /** The other way round, or a certificate that is not trusted. */
    TLS,
    NAME_RESOLUTION,
    TIMEOUT,
    CONNECTION,
    /** A layer was fetched from the upstream's own content network. */
    CONTENT_NETWORK,
    REFERENCE_INVALID,
    TAG_IMMUTABLE,
    SECRET_UNUSABLE,
    UPSTREAM_UNSUPPORTED,
    LIMIT,
    IMAGE_ARCHIVED,
    DISK_FULL,
    /** Kubernetes says that it waits, and not why. */
    BACK_OFF
}
