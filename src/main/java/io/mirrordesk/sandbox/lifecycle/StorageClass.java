package io.mirrordesk.sandbox.lifecycle;

/** Where an image is kept; each rule speaks of one of them. */
public enum StorageClass {
    STANDARD,
    ARCHIVE
}
