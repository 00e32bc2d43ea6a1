/** The events that ECR and CloudTrail send by EventBridge, delivered to the sandbox's queue. */
@NullMarked
package io.mirrordesk.sandbox.events;

import org.jspecify.annotations.NullMarked;
