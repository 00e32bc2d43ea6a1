/**
 * What every door shares: a problem that words itself, and one page of a list. Values only; it knows no other room, and no
 * room-specific word may enter.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.mirrordesk.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
