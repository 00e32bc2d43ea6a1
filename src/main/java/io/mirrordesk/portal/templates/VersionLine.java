package io.mirrordesk.portal.templates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version in the list of them. */
public record VersionLine(
        int number, Instant at, String by, @Nullable Long request) {}
