/** Texts that name images: where each character comes from, which edits a new reference needs, and how they are joined. */
@NullMarked
package io.mirrordesk.oci.text;

import org.jspecify.annotations.NullMarked;
