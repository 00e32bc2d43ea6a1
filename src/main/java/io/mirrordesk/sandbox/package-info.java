/**
 * The embedded AWS: ECR, Secrets Manager, SQS, STS and an OCI registry that pulls through, reached over HTTP only. It uses
 * nothing of the portal and nothing of the portal uses it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.mirrordesk.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
