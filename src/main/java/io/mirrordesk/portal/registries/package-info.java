/** Pages and API of what a registry is set to: its rules, ECR's own templates and its one policy. */
@NullMarked
package io.mirrordesk.portal.registries;

import org.jspecify.annotations.NullMarked;
