/**
 * People, teams with their AWS accounts and organizations, roles, tokens and sign-in. It says who somebody is and what
 * their roles allow; it never decides about a request.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"contract", "audit"})
package io.mirrordesk.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
