/**
 * What is managed in one registry as a file: as requests that can be filed again, and as Terraform and CloudFormation for those who leave
 * or mix. The writers are pure; none of them ever has the value of a credential.
 */
@NullMarked
package io.mirrordesk.portal.export;

import org.jspecify.annotations.NullMarked;
