package io.mirrordesk.request;

import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.identity.Person;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.request.DraftReader.Read;
import io.mirrordesk.request.RequestDraft.CredentialDraft;
import io.mirrordesk.request.RequestLedger.Verdict;
import io.mirrordesk.run.PendingSecrets.SecretText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door to asking and deciding. Every call to AWS is made outside of the transaction that writes down what came of it.
 */
@Service
public class Requests {

    private final DraftReader drafts;
    private final Plans plans;
    private final CredentialProof proofs;
    private final PendingCredentials pending;
    private final RequestLedger ledger;

    Requests(
            DraftReader drafts, Plans plans, CredentialProof proofs, PendingCredentials pending, RequestLedger ledger) {
        this.drafts = drafts;
        this.plans = plans;
        this.proofs = proofs;
        this.pending = pending;
        this.ledger = ledger;
    }

    /**
     * Plans a draft and files nothing. A credential's value is not looked at.
     *
     * @throws io.mirrordesk.contract.InvalidInput with every field that is wrong
     */
    public Preview preview(RequestDraft draft, Person by) {
        refuseUnlessFiling(by);
        Read read = drafts.read(draft, by, false);
        return new Preview(plans.plan(read.changes()), read.faults().warnings());
    }

    /**
     * Files a draft. A credential that comes with it is proved at the upstream, and kept in Secrets Manager until the decision.
     *
     * @throws io.mirrordesk.contract.InvalidInput with every field that is wrong; nothing is filed and nothing is kept
     */
    public RequestView file(RequestDraft draft, Person by) {
        refuseUnlessFiling(by);
        Read read = drafts.read(draft, by, true);
        JointPlan plan = plans.plan(read.changes());
        long id = ledger.nextId();
        Proof proof = keepCredential(id, read, draft.credential(), by);
        Request.Filing filing = new Request.Filing(read.changes(), by.name(), read.team(), read.reason());
        return ledger.file(id, filing, plan, proof);
    }

    private static void refuseUnlessFiling(Person by) {
        if (!by.mayFile()) {
            throw new Forbidden("You cannot file requests. Ask an admin for the role of a requester and a team.");
        }
    }

    private @Nullable Proof keepCredential(long id, Read read, @Nullable CredentialDraft credential, Person by) {
        ChangeSet change = read.changes().getFirst();
        CredentialSpec asked = change.credential();
        if (credential == null || asked == null || change.kind() == ChangeSet.Kind.RETIRE_CREDENTIAL) {
            return null;
        }
        String username = asked.username();
        String token = Optional.ofNullable(credential.accessToken()).orElse("").strip();
        Proof proof = proofs.prove(asked.upstream(), username, token);
        SecretText secret = new SecretText(username, token);
        read.changes().forEach(each -> pending.keep(each.registry(), id, secret, by.actor()));
        return proof;
    }

    /**
     * Approves exactly the plan that was shown.
     *
     * @param planHash of the plan that the person saw
     * @throws PlanChanged when the registry, or the request, wants another plan by now
     * @throws AlreadyDecided when somebody was faster
     * @throws FourEyes when it is the person's own request
     */
    public RequestView approve(long id, Person by, String planHash) {
        RequestView request = get(id);
        Verdict verdict = ledger.mayDecide(request, by);
        if (!request.planHash().equals(planHash)) {
            throw new PlanChanged(request.plan());
        }
        JointPlan now = plans.again(request);
        if (!now.hash().equals(planHash)) {
            ledger.replan(id, now, by);
            throw new PlanChanged(now);
        }
        return ledger.approve(id, by, now, verdict);
    }

    /**
     * @param reason required: the requester reads it
     * @throws AlreadyDecided when somebody was faster
     */
    public RequestView reject(long id, Person by, @Nullable String reason) {
        Faults faults = new Faults();
        Optional<String> why =
                faults.required("reason", reason, "Say why, so that the requester knows what to change.");
        faults.refuse();
        return ledger.reject(id, by, why.orElseThrow(), ledger.mayDecide(get(id), by));
    }

    /** @throws AlreadyDecided when it is decided already */
    public RequestView withdraw(long id, Person by) {
        return ledger.withdraw(id, by);
    }

    public Comment comment(long id, Person by, @Nullable String text) {
        if (!by.mayComment()) {
            throw new Forbidden("Viewers read; ask an admin for the role of a requester to comment.");
        }
        Faults faults = new Faults();
        Optional<String> said = faults.required("text", text, "Write something to comment.");
        faults.refuse();
        return ledger.comment(get(id).id(), by, said.orElseThrow());
    }

    /** @throws NotFound when there is no such request */
    public RequestView get(long id) {
        return ledger.get(id);
    }
}
