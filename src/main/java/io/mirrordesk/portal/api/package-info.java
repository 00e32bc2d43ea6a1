/**
 * The API's conventions: problem documents, idempotency keys, the OpenAPI document. The same refusals as pages for browsers.
 */
@NullMarked
package io.mirrordesk.portal.api;

import org.jspecify.annotations.NullMarked;
