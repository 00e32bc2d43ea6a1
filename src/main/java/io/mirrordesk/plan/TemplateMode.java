package io.mirrordesk.plan;

/** How a template reaches repositories. */
public enum TemplateMode {
    /** The portal applies all of it, to new and to existing repositories. */
    EMULATED,
    /** Only ECR's own creation template applies it, at creation. Repositories that exist stay as they are. */
    NATIVE,
    /** Both: what a pull creates is as it should be at birth, and the portal keeps it so. */
    BOTH;

    /** Whether ECR's own creation template has it, whoever may make repositories appear. */
    public boolean isInEcr() {
        return this != EMULATED;
    }

    /** Whether the portal brings repositories to it that exist. */
    public boolean reachesExisting() {
        return this != NATIVE;
    }
}
