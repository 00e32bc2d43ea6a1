/**
 * A registry that exists in the inventory's tables only, as large as registries get: for demonstration and for benchmarks. Nothing here
 * runs unless a try-out asks for it.
 */
@NullMarked
package io.mirrordesk.observed.generated;

import org.jspecify.annotations.NullMarked;
