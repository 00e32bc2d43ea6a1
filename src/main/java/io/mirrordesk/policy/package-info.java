/**
 * IAM policy documents as ECR stores them: statements by {@code Sid}, splicing that keeps foreign statements as the exact
 * text read, canonical equality, differences, and the statements a mirror needs. Pure: no Spring, no I/O.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract", "oci"})
package io.mirrordesk.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
