package io.mirrordesk.portal.mirrors;

/**
 * Who may pull.
 *
 * @param kind organization, organizationPath, account or principal
 */
public record GrantLine(String kind, String value) {}
