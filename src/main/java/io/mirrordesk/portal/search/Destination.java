package io.mirrordesk.portal.search;

/**
 * A page that one can go to.
 *
 * @param title as the navigation has it
 * @param link its path
 * @param icon of Bootstrap Icons, without {@code bi-}
 */
public record Destination(String title, String link, String icon) {}
