/** Benchmarks, run by {@code ./mvnw -Pbench verify} only; each prints a table of what it measured. */
@org.jspecify.annotations.NullMarked
package io.mirrordesk.bench;
