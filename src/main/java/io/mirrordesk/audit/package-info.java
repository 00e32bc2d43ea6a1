/**
 * The append-only record of every change, sealed into a hash chain. Records are inserted and never touched; this room
 * depends on no other and decides nothing about what is recorded.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract"})
package io.mirrordesk.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
