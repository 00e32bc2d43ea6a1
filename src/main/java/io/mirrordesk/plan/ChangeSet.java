package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mirrordesk.oci.RepositoryName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The change that a request asks for: its kind and the definitions that it brings.
 *
 * @param mirror the mirror as it will be; for {@code ADD_IMAGES} with the images to add, for {@code RETIRE_MIRROR} as it was
 * @param credential a new credential that comes with it, a credential with its new value, or one to retire; else null
 * @param template a new template that comes with it, or a template as it will be; else null
 * @param deletes repositories that go with a retired mirror; empty to keep them
 * @param subjects what is brought back to what is desired, or adopted; empty for every other kind
 * @param adoption what is adopted, as it was when the change was read; null for every other kind
 * @param recreates repositories among the subjects that are deleted and created again for what cannot be changed in place
 */
public record ChangeSet(
        Kind kind,
        RegistryId registry,
        @Nullable MirrorSpec mirror,
        @Nullable CredentialSpec credential,
        @Nullable TemplateSpec template,
        List<RepositoryName> deletes,
        List<Subject> subjects,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Adoption adoption,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RepositoryName> recreates) {

    /** What was stored before repositories could be deleted or recreated, or drift repaired, says nothing of them. */
    public ChangeSet {
        deletes = deletes == null ? List.of() : List.copyOf(deletes);
        subjects = subjects == null ? List.of() : List.copyOf(subjects);
        recreates = recreates == null ? List.of() : List.copyOf(recreates);
    }

    /** A change that adopts nothing. */
    public ChangeSet(
            Kind kind,
            RegistryId registry,
            @Nullable MirrorSpec mirror,
            @Nullable CredentialSpec credential,
            @Nullable TemplateSpec template,
            List<RepositoryName> deletes,
            List<Subject> subjects) {
        this(kind, registry, mirror, credential, template, deletes, subjects, null, List.of());
    }

    /** A change that repairs nothing. */
    public ChangeSet(
            Kind kind,
            RegistryId registry,
            @Nullable MirrorSpec mirror,
            @Nullable CredentialSpec credential,
            @Nullable TemplateSpec template,
            List<RepositoryName> deletes) {
        this(kind, registry, mirror, credential, template, deletes, List.of(), null, List.of());
    }

    /** A change that deletes no repository. */
    public ChangeSet(
            Kind kind,
            RegistryId registry,
            @Nullable MirrorSpec mirror,
            @Nullable CredentialSpec credential,
            @Nullable TemplateSpec template) {
        this(kind, registry, mirror, credential, template, List.of(), List.of(), null, List.of());
    }

    /** A change that brings subjects back to what is desired. */
    public static ChangeSet repair(RegistryId registry, List<Subject> subjects) {
        return new ChangeSet(Kind.REPAIR_DRIFT, registry, null, null, null, List.of(), subjects, null, List.of());
    }

    /** A change that takes what is in AWS under management. */
    public static ChangeSet adopt(RegistryId registry, List<Subject> subjects, Adoption adoption) {
        return new ChangeSet(Kind.ADOPT, registry, null, null, null, List.of(), subjects, adoption, List.of());
    }

    /** The same, which also has these repositories deleted and created again. */
    public ChangeSet recreating(List<RepositoryName> repositories) {
        return new ChangeSet(kind, registry, mirror, credential, template, deletes, subjects, adoption, repositories);
    }

    /** The kinds of change that can be filed. */
    public enum Kind {
        CREATE_MIRROR,
        CHANGE_MIRROR,
        RETIRE_MIRROR,
        ADD_IMAGES,
        CREATE_CREDENTIAL,
        ROTATE_CREDENTIAL,
        RETIRE_CREDENTIAL,
        CREATE_TEMPLATE,
        REPAIR_DRIFT,
        CHANGE_TEMPLATE,
        ADOPT
    }
}
