package io.mirrordesk.plan;

import org.jspecify.annotations.Nullable;

/**
 * The change that a request asks for: its kind and the definitions that it brings.
 *
 * @param mirror the mirror that is created
 * @param credential a new credential that comes with it, else null
 * @param template a new template that comes with it, else null
 */
public record ChangeSet(
        Kind kind,
        RegistryId registry,
        @Nullable MirrorSpec mirror,
        @Nullable CredentialSpec credential,
        @Nullable TemplateSpec template) {

    /** The kinds of change that can be filed. */
    public enum Kind {
        CREATE_MIRROR,
        CREATE_TEMPLATE
    }
}
