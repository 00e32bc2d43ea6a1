/**
 * What the sandbox remembers: an H2 file database and content-addressed blob files under the data directory. Plain values in
 * and out, no AWS types and no rules of AWS; what a write method returns from has reached the file and survives a kill.
 */
@NullMarked
package io.mirrordesk.sandbox.store;

import org.jspecify.annotations.NullMarked;
