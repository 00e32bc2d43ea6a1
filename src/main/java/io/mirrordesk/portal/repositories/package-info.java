/** One repository. */
@NullMarked
package io.mirrordesk.portal.repositories;

import org.jspecify.annotations.NullMarked;
