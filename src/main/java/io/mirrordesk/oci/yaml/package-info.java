/** Kubernetes manifests, Helm values, Compose files, workflows and kustomizations: parsed by SnakeYAML, edited in the text. */
@NullMarked
package io.mirrordesk.oci.yaml;

import org.jspecify.annotations.NullMarked;
