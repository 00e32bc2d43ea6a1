/**
 * The registry's data plane below {@code /v2/}: OCI distribution as ECR speaks it, pull and push, and the pull-through cache.
 * One small class per resource; a handler throws {@link io.mirrordesk.sandbox.registry.OciError} and one place writes it. Who
 * a login is and what policies allow is asked through {@link io.mirrordesk.sandbox.registry.Gate}, never decided here.
 */
@NullMarked
package io.mirrordesk.sandbox.registry;

import org.jspecify.annotations.NullMarked;
