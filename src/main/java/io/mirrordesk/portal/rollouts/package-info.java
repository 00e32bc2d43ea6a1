/** One roll-out of a template's version: how far it is, what needs a person, and how it is steered. */
@NullMarked
package io.mirrordesk.portal.rollouts;

import org.jspecify.annotations.NullMarked;
