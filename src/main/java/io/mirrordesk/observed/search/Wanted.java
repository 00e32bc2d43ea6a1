package io.mirrordesk.observed.search;

/** What to look for in the inventory. */
public enum Wanted {
    REPOSITORIES,
    TAGS,
    DIGESTS
}
