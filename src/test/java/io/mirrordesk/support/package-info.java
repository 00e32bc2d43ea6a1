/** What tests of several rooms share. */
@NullMarked
package io.mirrordesk.support;

import org.jspecify.annotations.NullMarked;
