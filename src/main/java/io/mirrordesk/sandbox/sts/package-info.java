/** The sandbox's STS: who am I, and temporary credentials of a role. */
@NullMarked
package io.mirrordesk.sandbox.sts;

import org.jspecify.annotations.NullMarked;
