/** The inventory's part of the REST API. */
@NullMarked
package io.mirrordesk.observed.web;

import org.jspecify.annotations.NullMarked;
