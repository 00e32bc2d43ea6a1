package io.mirrordesk.desired;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TargetState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a change of a credential aims at. */
@Component
class CredentialCompositions {

    private final MirrorRegister mirrors;

    CredentialCompositions(MirrorRegister mirrors) {
        this.mirrors = mirrors;
    }

    Composition of(ChangeSet change) {
        CredentialSpec credential = Objects.requireNonNull(change.credential(), "a change of a credential names it");
        return switch (change.kind()) {
            case CREATE_CREDENTIAL -> composition(List.of(secret(credential)), Set.of());
            case ROTATE_CREDENTIAL -> rotation(change, credential);
            case RETIRE_CREDENTIAL -> retirement(change, credential);
            case CREATE_MIRROR,
                    CHANGE_MIRROR,
                    RETIRE_MIRROR,
                    ADD_IMAGES,
                    CREATE_TEMPLATE,
                    REPAIR_DRIFT,
                    CHANGE_TEMPLATE,
                    ADOPT -> throw new IllegalArgumentException(change.kind() + " is no change of a credential.");
        };
    }

    /**
     * The new value is a secret of its own, so that the rules can be switched one after the other, each validated by ECR before the next;
     * the secret until now goes last, when no rule reads it any more.
     */
    private Composition rotation(ChangeSet change, CredentialSpec credential) {
        List<Resource> wanted = new ArrayList<>(List.of(secret(credential)));
        mirrors.using(change.registry(), credential.name()).stream()
                .map(mirror -> new Blueprint(mirror.with(credential.secretName())).rule())
                .forEach(wanted::add);
        String now = mirrors.credential(change.registry(), credential.name()).secretName();
        return composition(wanted, Set.of(Subject.secret(now)));
    }

    private Composition retirement(ChangeSet change, CredentialSpec credential) {
        List<MirrorDefinition> users = mirrors.using(change.registry(), credential.name());
        if (!users.isEmpty()) {
            throw new InUse(credential.name(), users);
        }
        return composition(List.of(), Set.of(Subject.secret(credential.secretName())));
    }

    private static Resource secret(CredentialSpec credential) {
        return new Resource.Secret(credential.secretName());
    }

    private static Composition composition(List<Resource> wanted, Set<Subject> going) {
        TargetState target = TargetState.of(wanted);
        Set<Subject> subjects = new HashSet<>(target.subjects());
        subjects.addAll(going);
        return new Composition(target, subjects, List.of(), List.of());
    }

    /** A mirror has come to use what was to be retired. */
    static final class InUse extends Problem {

        InUse(String credential, List<MirrorDefinition> users) {
            super(
                    Kind.CONFLICT,
                    "credential-in-use",
                    "The credential “%s” is in use by %s, so it cannot be retired."
                            .formatted(
                                    credential,
                                    users.stream()
                                            .map(mirror -> "“" + mirror.prefix() + "”")
                                            .collect(Collectors.joining(", "))));
        }
    }
}
