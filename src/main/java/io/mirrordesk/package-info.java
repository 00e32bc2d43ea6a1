/** Mirrordesk: a self-service portal for Amazon ECR pull-through caches. Each package below is a room with one door. */
@NullMarked
package io.mirrordesk;

import org.jspecify.annotations.NullMarked;
