/** The REST API's resources, in the shapes that clients rely on. They compose the rooms' doors and decide nothing. */
@NullMarked
package io.mirrordesk.portal.rest;

import org.jspecify.annotations.NullMarked;
