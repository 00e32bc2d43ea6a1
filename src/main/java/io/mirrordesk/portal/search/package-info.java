/** One search over everything that has a name: its page, the palette on every page, and the API. */
@NullMarked
package io.mirrordesk.portal.search;

import org.jspecify.annotations.NullMarked;
