package io.mirrordesk.plan;

/** Who may bring a new image into a mirror. */
public enum AccessMode {
    /** The portal creates each requested repository and makes the first pull; consumers only pull. */
    CURATED,
    /** The granted principals import and create any repository under the prefix by pulling. */
    ON_DEMAND
}
