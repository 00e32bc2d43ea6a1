package io.mirrordesk.desired;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.TemplateSpec;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** From a change to its target, and, once that is reached, to what is desired. */
@Service
public class Definitions {

    private final Compositions compositions;
    private final MirrorRegister mirrors;
    private final CredentialRegister credentials;
    private final AdoptionRegister adoptions;
    private final TemplateRows templates;
    private final Audit audit;
    private final Clock clock;

    Definitions(
            Compositions compositions,
            MirrorRegister mirrors,
            CredentialRegister credentials,
            AdoptionRegister adoptions,
            TemplateRows templates,
            Audit audit,
            Clock clock) {
        this.compositions = compositions;
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.adoptions = adoptions;
        this.templates = templates;
        this.audit = audit;
        this.clock = clock;
    }

    /** The target of a change: what is desired now, plus the change. */
    @Transactional(readOnly = true)
    public Composition compose(ChangeSet change) {
        return compositions.of(change);
    }

    /** Makes a change that was carried out and verified what is desired, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void promote(Promotion promotion) {
        ChangeSet change = promotion.change();
        if (change.adoption() != null) {
            adoptions.promote(promotion, change.adoption());
        }
        CredentialSpec credential = change.credential();
        if (credential != null) {
            promote(promotion, credential);
        }
        TemplateSpec template = change.template();
        if (template != null) {
            promote(promotion, template);
        }
        MirrorSpec mirror = change.mirror();
        if (mirror != null) {
            promote(promotion, mirror);
        }
    }

    private void promote(Promotion promotion, TemplateSpec template) {
        String subject = "template:" + template.name();
        if (promotion.change().kind() == ChangeSet.Kind.CHANGE_TEMPLATE) {
            TemplateEntity known = mirrors.template(template.name());
            known.become(template, promotion.request(), clock.instant());
            templates.flush();
            record(promotion, "RedefineTemplate", subject);
        } else if (templates.findByName(template.name()).isEmpty()) {
            templates.save(new TemplateEntity(template, promotion.request(), clock.instant()));
            record(promotion, "DefineTemplate", subject);
        }
    }

    /**
     * A decision about what may happen under this prefix stands from now on, in the caller's transaction: a mirror that was only observed is
     * managed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void manage(Promotion promotion, Prefix prefix) {
        if (mirrors.manage(promotion.change().registry(), prefix)) {
            record(promotion, "ManageMirror", "rule:" + prefix);
        }
    }

    private void promote(Promotion promotion, CredentialSpec credential) {
        String subject = "secret:" + credential.secretName();
        switch (promotion.change().kind()) {
            case ROTATE_CREDENTIAL -> {
                credentials.rotate(promotion, credential);
                record(promotion, "RotateCredential", subject);
            }
            case RETIRE_CREDENTIAL -> {
                credentials.retire(promotion, credential);
                record(promotion, "RetireCredential", subject);
            }
            case CREATE_MIRROR,
                    CHANGE_MIRROR,
                    RETIRE_MIRROR,
                    ADD_IMAGES,
                    CREATE_CREDENTIAL,
                    CREATE_TEMPLATE,
                    REPAIR_DRIFT,
                    CHANGE_TEMPLATE,
                    ADOPT -> {
                credentials.define(promotion, credential);
                record(promotion, "DefineCredential", subject);
            }
        }
    }

    private void promote(Promotion promotion, MirrorSpec mirror) {
        String subject = "rule:" + mirror.prefix();
        switch (promotion.change().kind()) {
            case CREATE_MIRROR -> {
                mirrors.define(promotion, mirror);
                record(promotion, "DefineMirror", subject);
            }
            case CHANGE_MIRROR -> {
                mirrors.change(promotion, mirror);
                record(promotion, "RedefineMirror", subject);
            }
            case RETIRE_MIRROR -> {
                mirrors.retire(promotion, mirror);
                record(promotion, "RetireMirror", subject);
            }
            case ADD_IMAGES -> {
                mirrors.addImages(promotion, mirror);
                record(promotion, "AddImages", subject);
            }
            case CREATE_CREDENTIAL,
                    ROTATE_CREDENTIAL,
                    RETIRE_CREDENTIAL,
                    CREATE_TEMPLATE,
                    REPAIR_DRIFT,
                    CHANGE_TEMPLATE,
                    ADOPT -> throw new IllegalStateException(promotion.change().kind() + " brings no mirror.");
        }
    }

    private void record(Promotion promotion, String action, String subject) {
        audit.local(LocalChange.of(promotion.actor(), action, subject)
                .in(promotion.change().registry().toString())
                .forRequest(promotion.request()));
    }
}
