/**
 * Dockerfiles.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
@NullMarked
package io.mirrordesk.oci.dockerfile;

import org.jspecify.annotations.NullMarked;
