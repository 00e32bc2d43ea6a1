/** Who may do what: IAM policies of registries and repositories for callers of other accounts, and login tokens. */
@NullMarked
package io.mirrordesk.sandbox.access;

import org.jspecify.annotations.NullMarked;
