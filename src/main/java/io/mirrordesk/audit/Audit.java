package io.mirrordesk.audit;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The writing door: every change leaves its record here. Records are inserted and never touched. */
@Service
public class Audit {

    private final AuditRecords records;

    Audit(AuditRecords records) {
        this.records = records;
    }

    /**
     * Records a change in the transaction of the change, so that neither exists without the other.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void local(LocalChange change) {
        records.insert(change);
    }

    /**
     * Records that a call is about to be made, in a transaction of its own: it is there even if the process dies in the call.
     *
     * @return the record's id, to be given back with the answer
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public long intent(RemoteCall call) {
        return records.insert(call);
    }

    /**
     * Records AWS's answer to a call, in a transaction of its own. A call has one answer: one that comes after another process has observed its
     * effect, as that of a process that had lost its lease meanwhile, is not kept.
     *
     * @param intent what {@link #intent} returned
     * @throws IllegalStateException if there is no such intent
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void outcome(long intent, Outcome outcome) {
        records.answer(intent, Phase.OUTCOME, outcome);
    }

    /**
     * Records that the answer of a call was lost and its effect was seen by reading, in a transaction of its own.
     *
     * @param note a sentence that says what was seen
     * @throws IllegalStateException if there is no such intent
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void observed(long intent, String note) {
        records.answer(intent, Phase.OBSERVED, new Outcome(null, note, null));
    }

    /** Every call of a request about a subject that has no answer on record, as the process died while it was under way; the oldest first. */
    @Transactional(readOnly = true)
    public List<Unanswered> unanswered(long request, String subject) {
        return records.unanswered(request, subject);
    }

    /**
     * A call that nobody knows the answer of.
     *
     * @param id of its record
     * @param action the kind of the step
     */
    public record Unanswered(long id, String action) {}
}
