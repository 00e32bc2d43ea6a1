package io.mirrordesk.portal.home;

/**
 * A request that is filled in already.
 *
 * @param link path and query of the form
 */
public record Offer(String upstreamName, int rulesFree, boolean needsCredential, String link) {}
