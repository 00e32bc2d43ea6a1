/**
 * The sandbox's own controls, which AWS does not have: faults on demand, upstreams that misbehave, events that get lost, a clock that can
 * be moved, and the reset, by a small HTTP API for programs on this machine. One class per {@code /_sandbox/<name>}.
 */
@NullMarked
package io.mirrordesk.sandbox.control;

import org.jspecify.annotations.NullMarked;
