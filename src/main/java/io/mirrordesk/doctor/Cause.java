package io.mirrordesk.doctor;

/** Why a pull can fail. Of two that are equally likely the first is named first: what stands before it explains what comes after. */
public enum Cause {
    REFERENCE_INVALID,
    /** The registry's host is missing, so that Docker Hub is asked. */
    REGISTRY_LEFT_OUT,
    /** Another account's or region's registry. */
    OTHER_REGISTRY,
    /** The upstream itself, not the cache. */
    UPSTREAM_ADDRESSED,
    UNSUPPORTED_UPSTREAM,
    LIBRARY_MISSING,
    LIBRARY_TOO_MUCH,
    PREFIX_UNKNOWN,
    NO_MIRROR,
    /** The mirror is defined, but its rule is not in AWS. */
    RULE_MISSING,
    RULE_DIFFERS,
    SECRET_MISSING,
    SECRET_DELETED,
    /** The secret is encrypted with a customer's key. */
    SECRET_KEY,
    CREDENTIAL_REFUSED,
    RULE_INVALID,
    ARCHIVED,
    RESTORING,
    DIGEST_FIRST,
    EXPIRED,
    EXPLICIT_DENY,
    NO_GRANT,
    NOT_REQUESTED,
    POLICY_SCOPE,
    PERMISSION_MISSING,
    IDENTITY_POLICY,
    TEMPLATE_WITHOUT_ROLE,
    LOGIN_EXPIRED,
    LOGIN_MISSING,
    PLATFORM_MISSING,
    UPSTREAM_LIMITED,
    UPSTREAM_DOWN,
    UPSTREAM_DENIES,
    NOT_AT_UPSTREAM,
    TAG_IMMUTABLE,
    LIMIT,
    PLAIN_HTTP,
    TLS,
    /** The layers come from the upstream's content network, which the client does not reach. */
    CONTENT_NETWORK,
    NAME_RESOLUTION,
    NETWORK,
    DISK_FULL
}
