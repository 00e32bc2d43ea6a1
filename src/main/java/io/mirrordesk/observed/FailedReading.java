package io.mirrordesk.observed;

import java.time.Instant;

/**
 * A repository that could not be read.
 *
 * @param error why, in a sentence
 */
record FailedReading(String name, Instant triedAt, String error) {}
