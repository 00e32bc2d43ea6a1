/**
 * The portal's figures for whoever watches over it. What the database knows is read every quarter of a minute and not at a scrape, and is the
 * same at every replica; what a process counts itself is its own.
 */
@NullMarked
package io.mirrordesk.portal.metrics;

import org.jspecify.annotations.NullMarked;
