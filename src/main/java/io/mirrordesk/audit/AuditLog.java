package io.mirrordesk.audit;

import io.mirrordesk.contract.Slice;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reading door: list, export and verify what was recorded. */
@Service
@Transactional(readOnly = true)
public class AuditLog {

    private final AuditReader reader;
    private final Verifier verifier;

    AuditLog(AuditReader reader, Verifier verifier) {
        this.reader = reader;
        this.verifier = verifier;
    }

    /**
     * One page, newest first.
     *
     * @throws io.mirrordesk.contract.InvalidInput at {@code cursor} if it was not made here
     */
    public Slice<AuditEntry> find(AuditQuery query) {
        return reader.find(query);
    }

    /** Every record of a request, oldest first. */
    public List<AuditEntry> ofRequest(long request) {
        return reader.ofRequest(request);
    }

    /** The latest 500 records of a subject such as {@code rule:docker-hub}, newest first. */
    public List<AuditEntry> ofSubject(String subject) {
        return reader.latest(AuditQuery.all().subject(subject).limit(AuditQuery.LONGEST_PAGE));
    }

    /** Gives every record that matches, oldest first, without holding them in memory; limit and cursor are ignored. */
    public void export(AuditQuery query, Consumer<AuditEntry> to) {
        reader.each(query, to);
    }

    /** Where the chain stands, read and not recomputed. */
    public ChainState chain() {
        return reader.chain();
    }

    /** Recomputes the whole chain from the stored bytes. */
    public Verification verify() {
        return verifier.verify();
    }
}
