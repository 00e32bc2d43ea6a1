/**
 * AWS's wire protocols: AWS JSON 1.0 and 1.1 and Query/XML in, one typed error out. It knows the shape of operations, which it
 * reads from the SDK's own model classes, and nothing of what they do.
 */
@NullMarked
package io.mirrordesk.sandbox.wire;

import org.jspecify.annotations.NullMarked;
