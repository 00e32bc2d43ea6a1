package io.mirrordesk.desired;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.plan.Adoption;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an adoption aims at: that its rules and their secrets are as they were when it was filed. The plan of what has not moved has no step,
 * and a decision about such a plan authorizes none.
 */
@Component
class AdoptionCompositions {

    private final MirrorRegister mirrors;
    private final CredentialRegister credentials;

    AdoptionCompositions(MirrorRegister mirrors, CredentialRegister credentials) {
        this.mirrors = mirrors;
        this.credentials = credentials;
    }

    /** @throws AlreadyManaged when another request was faster */
    Composition of(ChangeSet change) {
        Adoption adoption = Objects.requireNonNull(change.adoption(), "an adoption says what it adopts");
        adoption.credentials().forEach(credential -> refuseOther(change.registry(), credential));
        List<Resource> asFound = new ArrayList<>();
        for (MirrorSpec mirror : adoption.mirrors()) {
            if (mirrors.isManaged(change.registry(), mirror.prefix())) {
                throw new AlreadyManaged("rule:" + mirror.prefix());
            }
            asFound.add(rule(mirror, secret(change.registry(), adoption, mirror.credential())));
        }
        adoption.credentials().stream()
                .map(credential -> new Resource.Secret(credential.secretName()))
                .forEach(asFound::add);
        TargetState target = TargetState.of(asFound);
        return new Composition(target, target.subjects(), List.of(), List.of(), null, adoption);
    }

    private static Resource rule(MirrorSpec mirror, @Nullable String secret) {
        return new Resource.Rule(
                mirror.prefix(),
                mirror.upstream(),
                mirror.upstreamUrl(),
                mirror.upstreamPrefix(),
                secret,
                mirror.customRoleArn());
    }

    private @Nullable String secret(RegistryId registry, Adoption adoption, @Nullable String credential) {
        if (credential == null) {
            return null;
        }
        Optional<String> brought = adoption.credentials().stream()
                .filter(spec -> spec.name().equals(credential))
                .map(CredentialSpec::secretName)
                .findFirst();
        return brought.orElseGet(() -> credentials.current(registry, credential).secretName());
    }

    /** Another rule that reads the same secret may have been adopted meanwhile, and has brought the same credential. */
    private void refuseOther(RegistryId registry, CredentialSpec credential) {
        credentials
                .find(registry, credential.name())
                .filter(known -> !known.secretName().equals(credential.secretName()))
                .ifPresent(known -> {
                    throw new AlreadyManaged("secret:" + known.secretName());
                });
    }

    /** Somebody has brought it under management since the adoption was filed. */
    static final class AlreadyManaged extends Problem {

        private static final long serialVersionUID = 1;

        AlreadyManaged(String subject) {
            super(
                    Kind.CONFLICT,
                    "already-managed",
                    "“" + subject + "” is managed here by now. Withdraw the request, and adopt what is left.");
        }
    }
}
