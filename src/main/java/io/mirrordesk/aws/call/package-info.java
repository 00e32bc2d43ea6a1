/**
 * How one call is made: clients by connection, the pace of each operation, the guard against unrecorded changes, and errors in words.
 * What is read or changed is the business of the room above.
 */
@NullMarked
package io.mirrordesk.aws.call;

import org.jspecify.annotations.NullMarked;
