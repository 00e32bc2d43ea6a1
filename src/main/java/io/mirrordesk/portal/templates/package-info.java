/** The list of templates and one template. */
@NullMarked
package io.mirrordesk.portal.templates;

import org.jspecify.annotations.NullMarked;
