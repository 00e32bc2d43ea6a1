package io.mirrordesk.plan;

/** How a template reaches repositories. */
public enum TemplateMode {
    /** The portal applies all of it, to new and to existing repositories. */
    EMULATED,
    /** Only ECR's own creation template applies it, at creation. */
    NATIVE,
    /** Both. */
    BOTH
}
