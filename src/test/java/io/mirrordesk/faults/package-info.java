/** What must hold whatever goes wrong: run by {@code ./mvnw -Pfaults verify}. */
@NullMarked
package io.mirrordesk.faults;

import org.jspecify.annotations.NullMarked;
