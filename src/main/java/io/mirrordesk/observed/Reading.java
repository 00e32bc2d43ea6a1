package io.mirrordesk.observed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A repository as it was read, its images still in the stage.
 *
 * @param id of its rows in the stage
 * @param name of the repository
 * @param readAt before the first call, so that what was read earlier never replaces what was read later
 */
record Reading(
        long id, String name, Instant readAt, @JsonUnwrapped ReadRepository read) {}
