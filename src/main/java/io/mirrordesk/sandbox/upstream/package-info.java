/**
 * The registries that are cached: a built-in one with small deterministic images under every host that ECR supports, and any
 * real registry at an address. It reads upstreams and says in words why one refused; it stores nothing and knows no rule of ECR.
 */
@NullMarked
package io.mirrordesk.sandbox.upstream;

import org.jspecify.annotations.NullMarked;
