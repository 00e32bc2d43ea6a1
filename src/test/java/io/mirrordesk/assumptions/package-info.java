/**
 * What is assumed of AWS without proof, see {@code docs/assumptions.md}. Runs against the sandbox, and with {@code ./mvnw -Paws verify} against a
 * real account.
 */
@NullMarked
package io.mirrordesk.assumptions;

import org.jspecify.annotations.NullMarked;
