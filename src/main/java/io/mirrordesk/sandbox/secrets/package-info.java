/** The sandbox's Secrets Manager: versions, stages and the recovery window. */
@NullMarked
package io.mirrordesk.sandbox.secrets;

import org.jspecify.annotations.NullMarked;
