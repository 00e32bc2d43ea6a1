/** The parts of the rewrite kit, each made from the rules of mirrors. */
@NullMarked
package io.mirrordesk.oci.kit;

import org.jspecify.annotations.NullMarked;
