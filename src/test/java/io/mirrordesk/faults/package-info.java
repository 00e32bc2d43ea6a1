/**
 * What must hold whatever goes wrong: run by {@code ./mvnw -Pfaults verify}, some of it by {@code -Dfaults=<part of a scenario's name>}. Single mishaps, which
 * every build tries, are among the stories.
 */
@NullMarked
package io.mirrordesk.faults;

import org.jspecify.annotations.NullMarked;
