/**
 * Finding repositories and images by what somebody types: parts of names, beginnings of tags and digests, and words that were mistyped.
 * Nothing here reads more than a few hundred rows, however large the registry is.
 */
@NullMarked
@NamedInterface("search")
package io.mirrordesk.observed.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
