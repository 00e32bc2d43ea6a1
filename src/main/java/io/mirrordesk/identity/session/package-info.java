/** Sessions that cost a page one read: Spring Session's own filter looks a session up again whenever it commits. */
@NullMarked
package io.mirrordesk.identity.session;

import org.jspecify.annotations.NullMarked;
