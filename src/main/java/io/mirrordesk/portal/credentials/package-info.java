/** The list of credentials and one credential. */
@NullMarked
package io.mirrordesk.portal.credentials;

import org.jspecify.annotations.NullMarked;
