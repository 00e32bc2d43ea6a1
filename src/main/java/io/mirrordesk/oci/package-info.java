/**
 * Image references, digests, repository names, pull-through prefixes and the catalogue of upstreams, as values that parse
 * themselves. Pure: no Spring, no I/O.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract"})
package io.mirrordesk.oci;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
