package io.mirrordesk.request;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TemplateSpec;
import java.util.List;

/** What a request asks for, in a line. */
final class Titles {

    private Titles() {}

    static String of(ChangeSet change) {
        MirrorSpec mirror = change.mirror();
        if (mirror != null) {
            return of(change.kind(), mirror);
        }
        CredentialSpec credential = change.credential();
        if (credential != null) {
            return of(change.kind(), credential);
        }
        if (change.kind() == ChangeSet.Kind.REPAIR_DRIFT) {
            return change.recreates().isEmpty() ? repairing(change.subjects()) : recreating(change.recreates());
        }
        if (change.kind() == ChangeSet.Kind.ADOPT) {
            return adopting(change.subjects());
        }
        TemplateSpec template = change.template();
        return template != null ? of(change.kind(), template) : change.kind().name();
    }

    private static String of(ChangeSet.Kind kind, TemplateSpec template) {
        return (kind == ChangeSet.Kind.CHANGE_TEMPLATE ? "Change the template " : "Create the template ")
                + template.name();
    }

    private static String of(ChangeSet.Kind kind, MirrorSpec mirror) {
        return switch (kind) {
            case ADD_IMAGES ->
                mirror.warm().size() == 1
                        ? "Add %s to %s".formatted(mirror.warm().getFirst(), mirror.prefix())
                        : "Add %d images to %s".formatted(mirror.warm().size(), mirror.prefix());
            case CHANGE_MIRROR -> "Change the mirror " + mirror.prefix();
            case RETIRE_MIRROR -> "Retire the mirror " + mirror.prefix();
            default -> creating(mirror);
        };
    }

    private static String of(ChangeSet.Kind kind, CredentialSpec credential) {
        return switch (kind) {
            case ROTATE_CREDENTIAL -> "Rotate the credential " + credential.name();
            case RETIRE_CREDENTIAL -> "Retire the credential " + credential.name();
            default -> "Create the credential " + credential.name();
        };
    }

    private static String repairing(List<Subject> subjects) {
        return subjects.size() == 1
                ? "Repair " + subjects.getFirst()
                : "Repair %s and %d more".formatted(subjects.getFirst(), subjects.size() - 1);
    }

    private static String recreating(List<RepositoryName> repositories) {
        return repositories.size() == 1
                ? "Recreate " + repositories.getFirst()
                : "Recreate %s and %d more".formatted(repositories.getFirst(), repositories.size() - 1);
    }

    private static String adopting(List<Subject> subjects) {
        return subjects.size() == 1
                ? "Adopt " + subjects.getFirst()
                : "Adopt %s and %d more".formatted(subjects.getFirst(), subjects.size() - 1);
    }

    private static String creating(MirrorSpec mirror) {
        String upstream = Upstreams.title(mirror.upstream());
        return "Mirror %s as %s for %s".formatted(upstream, mirror.prefix(), mirror.team());
    }
}
