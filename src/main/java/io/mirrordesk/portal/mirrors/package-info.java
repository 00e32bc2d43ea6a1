/** The list of mirrors and one mirror. */
@NullMarked
package io.mirrordesk.portal.mirrors;

import org.jspecify.annotations.NullMarked;
