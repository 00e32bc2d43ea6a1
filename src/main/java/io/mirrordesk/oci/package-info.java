/**
 * Image references, digests, repository names, pull-through prefixes and the catalogue of upstreams, as values that parse
 * themselves; texts that name images, whose references are found and exchanged ({@code ImageText}, with a package for each family
 * of formats below); and the kit that makes a cluster do the same. Pure: no Spring, no I/O.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract"})
package io.mirrordesk.oci;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
