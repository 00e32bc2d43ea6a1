/**
 * The small language that lists are filtered by, such as {@code mirror:docker-hub size:>1GB tag:v1*}: reading it, saying where it
 * cannot be read and what would do instead, and completing it. Pure: it knows neither tables nor the time of day.
 */
@NullMarked
@NamedInterface("query")
package io.mirrordesk.observed.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
