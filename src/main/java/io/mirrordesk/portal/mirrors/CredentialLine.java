package io.mirrordesk.portal.mirrors;

/**
 * The credential of a mirror; never its value.
 *
 * @param state ACTIVE or FAILING
 */
public record CredentialLine(long id, String name, String secretName, String state) {}
