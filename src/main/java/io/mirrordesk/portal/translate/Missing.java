package io.mirrordesk.portal.translate;

import java.util.List;

/**
 * Images that one request would bring.
 *
 * @param title name of the upstream, or prefix of the curated mirror
 * @param images as the request names them
 * @param curated whether a mirror is there and only lacks the images
 * @param link path and query of the form that is filled in already
 */
public record Missing(String title, List<String> images, boolean curated, boolean needsCredential, String link) {}
