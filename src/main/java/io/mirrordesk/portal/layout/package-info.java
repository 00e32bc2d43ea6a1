/**
 * What every page shares: the frame around it (theme, person, registry, counts in the navigation) and the small helpers that
 * templates call by name: {@code @words}, {@code @looks}, {@code @diffs}
 * and {@code @links}.
 */
@NullMarked
package io.mirrordesk.portal.layout;

import org.jspecify.annotations.NullMarked;
