/** What in AWS is not as it is desired: the list, one finding, and what can be asked for. */
@NullMarked
package io.mirrordesk.portal.drift;

import org.jspecify.annotations.NullMarked;
