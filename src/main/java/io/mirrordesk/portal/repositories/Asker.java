package io.mirrordesk.portal.repositories;

/** Who asked for a repository. */
public record Asker(long request, String person, String team) {}
