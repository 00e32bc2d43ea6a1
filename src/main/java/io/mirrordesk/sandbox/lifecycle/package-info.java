/**
 * Lifecycle policies as ECR reads and evaluates them: pure, no I/O. {@link io.mirrordesk.sandbox.lifecycle.LifecyclePolicy} is
 * the way in. It shares nothing with the portal's own simulator, so that each can be held against the other.
 */
@NullMarked
package io.mirrordesk.sandbox.lifecycle;

import org.jspecify.annotations.NullMarked;
