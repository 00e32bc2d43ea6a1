/**
 * The sandbox's own controls, which AWS does not have: faults on demand and a clock that can be advanced, by a small HTTP API
 * for callers on this machine.
 */
@NullMarked
package io.mirrordesk.sandbox.control;

import org.jspecify.annotations.NullMarked;
