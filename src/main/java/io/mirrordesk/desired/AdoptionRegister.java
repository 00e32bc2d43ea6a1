package io.mirrordesk.desired;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.plan.Adoption;
import io.mirrordesk.plan.Subject;
import org.springframework.stereotype.Component;

/** Writes down what was adopted: credentials first, because mirrors name them. */
@Component
class AdoptionRegister {

    private final MirrorRegister mirrors;
    private final CredentialRegister credentials;
    private final Audit audit;

    AdoptionRegister(MirrorRegister mirrors, CredentialRegister credentials, Audit audit) {
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.audit = audit;
    }

    void promote(Promotion promotion, Adoption adoption) {
        adoption.credentials().stream()
                .filter(credential -> credentials.adopt(promotion, credential))
                .forEach(credential -> record(promotion, "AdoptCredential", Subject.secret(credential.secretName())));
        adoption.mirrors().forEach(mirror -> {
            mirrors.adopt(promotion, mirror);
            record(promotion, "AdoptMirror", Subject.rule(mirror.prefix()));
        });
        adoption.repositories().forEach(repository -> {
            mirrors.adopt(promotion, repository);
            record(promotion, "AdoptRepository", Subject.repository(repository));
        });
    }

    private void record(Promotion promotion, String action, Subject subject) {
        audit.local(LocalChange.of(promotion.actor(), action, subject.toString())
                .in(promotion.change().registry().toString())
                .forRequest(promotion.request()));
    }
}
