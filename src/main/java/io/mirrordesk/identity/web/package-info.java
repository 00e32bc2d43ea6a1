/** The pages for signing in, and the API's answer to "who am I". */
@NullMarked
package io.mirrordesk.identity.web;

import org.jspecify.annotations.NullMarked;
