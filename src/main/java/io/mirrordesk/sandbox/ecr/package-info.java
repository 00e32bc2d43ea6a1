/**
 * The sandbox's ECR control plane, one small class per resource. {@link io.mirrordesk.sandbox.ecr.Ecr} lists all operations;
 * {@link io.mirrordesk.sandbox.ecr.EcrErrors} has every refusal that is not a broken constraint.
 */
@NullMarked
package io.mirrordesk.sandbox.ecr;

import org.jspecify.annotations.NullMarked;
