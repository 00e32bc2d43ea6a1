/** The page {@code /doctor} and its API: an error text in, causes with evidence and what helps out. It shows what {@code doctor} says. */
@NullMarked
package io.mirrordesk.portal.doctor;

import org.jspecify.annotations.NullMarked;
