package io.mirrordesk.oci;

/** How a text that names images is read. */
public enum TextFormat {
    /** One reference a line; what follows {@code #} is a comment. */
    LIST,
    DOCKERFILE,
    /** Manifests of any kind, as YAML or JSON, templated or not. */
    KUBERNETES,
    COMPOSE,
    /** The values of a Helm chart. */
    HELM_VALUES,
    /** GitHub Actions or GitLab CI. */
    WORKFLOW,
    KUSTOMIZE
}
