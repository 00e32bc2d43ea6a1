package io.mirrordesk.request;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.request.CredentialReader.Asked;
import io.mirrordesk.request.RequestDraft.CredentialDraft;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the member {@code credential} of a draft whose kind is a change of a credential. */
@Component
class CredentialChangeReader {

    private final Credentials credentials;
    private final Mirrors mirrors;
    private final CredentialReader reader;
    private final LiveChecks checks;

    CredentialChangeReader(Credentials credentials, Mirrors mirrors, CredentialReader reader, LiveChecks checks) {
        this.credentials = credentials;
        this.mirrors = mirrors;
        this.reader = reader;
        this.checks = checks;
    }

    /** {@code CREATE_CREDENTIAL}: one that no mirror uses yet. */
    Optional<Asked> creation(CredentialDraft draft, RegistryId registry, boolean withToken, Faults faults) {
        Optional<Asked> asked = reader.read(draft, registry, withToken, faults);
        asked.ifPresent(credential -> checks.checkCredential(registry, credential.name(), faults));
        return asked;
    }

    /** {@code ROTATE_CREDENTIAL}: a user name that the draft leaves out stays; the last day belongs to the value and does not. */
    Optional<Asked> rotation(CredentialDraft draft, RegistryId registry, Person by, boolean withToken, Faults faults) {
        Optional<ManagedCredential> credential = changeable(draft, registry, by, faults);
        LocalDate expiresOn = reader.expiresOn(draft, faults).orElse(null);
        CredentialReader.requireToken(draft, withToken, faults);
        credential.ifPresent(found -> checkUpstream(draft, found, faults));
        credential
                .filter(found -> found.username().isEmpty())
                .filter(_ -> Faults.optional(draft.username()).isEmpty())
                .ifPresent(
                        found -> faults.at(
                                "credential.username",
                                "“" + found.name()
                                        + "” was adopted, so its user name is not known. Type the one that belongs to the token."));
        return credential.map(found -> new Asked(
                found.name(), upstream(found), Faults.optional(draft.username()).orElse(found.username()), expiresOn));
    }

    /** {@code RETIRE_CREDENTIAL}: only one that no mirror uses. */
    Optional<Asked> retirement(CredentialDraft draft, RegistryId registry, Person by, Faults faults) {
        Optional<ManagedCredential> credential = changeable(draft, registry, by, faults);
        if (Faults.optional(draft.accessToken()).isPresent()) {
            faults.at("credential.accessToken", "A credential that retires takes no new token.");
        }
        credential
                .filter(found -> found.usedBy() > 0)
                .ifPresent(found -> faults.at(
                        "credential.name",
                        "“%s” is in use by %s. Give each of them another credential, or retire it, before this one."
                                .formatted(found.name(), named(mirrors.using(found)))));
        return credential.map(found -> new Asked(found.name(), upstream(found), found.username(), found.expiresOn()));
    }

    /** What becomes part of the change: a new value has a new secret, what retires has the one that it has. */
    CredentialSpec spec(ChangeSet.Kind kind, Asked asked, RegistryId registry) {
        String secret = kind == ChangeSet.Kind.RETIRE_CREDENTIAL
                ? credentials.find(registry, asked.name()).orElseThrow().secretName()
                : checks.freeSecretName(registry, asked.name());
        return new CredentialSpec(asked.name(), asked.upstream().key(), asked.username(), secret, asked.expiresOn());
    }

    private Optional<ManagedCredential> changeable(
            CredentialDraft draft, RegistryId registry, Person by, Faults faults) {
        Optional<String> name = faults.required("credential.name", draft.name(), "Name the credential.");
        Optional<ManagedCredential> credential = name.flatMap(text -> credentials.find(registry, text));
        if (name.isPresent() && credential.isEmpty()) {
            faults.at("credential.name", unknown(name.get(), registry));
        }
        credential.ifPresent(found -> {
            refuseStrangers(found, by, faults);
            checks.checkCredential(registry, found.name(), faults);
            checks.checkStrangers(found, faults);
        });
        return credential;
    }

    private String unknown(String name, RegistryId registry) {
        String known = credentials.all().stream()
                .filter(credential -> credential.registry().equals(registry))
                .map(ManagedCredential::name)
                .collect(Collectors.joining(", "));
        return "There is no credential “" + name + "” in " + registry + "."
                + (known.isEmpty() ? "" : " There are: " + known + ".");
    }

    /** Whoever asks answers for at least one mirror that would stop with it. */
    private void refuseStrangers(ManagedCredential credential, Person by, Faults faults) {
        List<ManagedMirror> users = mirrors.using(credential);
        if (!users.isEmpty() && users.stream().noneMatch(mirror -> by.mayFile(mirror.team()))) {
            faults.at(
                    "credential.name",
                    "“%s” is used by %s: members of the teams of these mirrors and admins ask for changes of it."
                            .formatted(credential.name(), named(users)));
        }
    }

    private static String named(List<ManagedMirror> mirrors) {
        return mirrors.stream()
                .map(mirror -> "“" + mirror.prefix() + "” (" + mirror.team() + ")")
                .collect(Collectors.joining(", "));
    }

    private static void checkUpstream(CredentialDraft draft, ManagedCredential credential, Faults faults) {
        Faults.optional(draft.upstream())
                .filter(upstream -> !upstream.equals(credential.upstream()))
                .ifPresent(upstream -> faults.at(
                        "credential.upstream",
                        "“" + credential.name() + "” is for " + credential.upstream()
                                + ", and a new value does not change that. Create another credential instead."));
    }

    private static Upstream upstream(ManagedCredential credential) {
        return Upstreams.byKey(credential.upstream()).orElseThrow();
    }
}
