package io.mirrordesk.governance;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.ForeignChange;
import io.mirrordesk.observed.ForeignChanges;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What in AWS is not as it is desired: the rules, statements, creation templates and secrets that are managed. Repositories that do not
 * conform are in the inventory; there are too many of them to be kept twice.
 */
@Service
@Transactional(readOnly = true)
public class Drift {

    private final DriftFindings findings;
    private final DriftWishes wishes;
    private final DriftCheckJobs jobs;
    private final Acceptances acceptances;
    private final ForeignChanges changes;
    private final Registries registries;
    private final Audit audit;

    Drift(
            DriftFindings findings,
            DriftWishes wishes,
            DriftCheckJobs jobs,
            Acceptances acceptances,
            ForeignChanges changes,
            Registries registries,
            Audit audit) {
        this.findings = findings;
        this.wishes = wishes;
        this.jobs = jobs;
        this.acceptances = acceptances;
        this.changes = changes;
        this.registries = registries;
        this.audit = audit;
    }

    /**
     * One page of the open findings that match.
     *
     * @throws InvalidInput at {@code cursor} unless this list in this order gave it out
     */
    public Slice<DriftFinding> find(DriftQuery query) {
        return findings.find(query);
    }

    /** @throws NotFound when there is no such finding */
    public DriftFinding get(long id) {
        return findings.get(id).orElseThrow(() -> new NotFound("There is no finding of drift " + id + "."));
    }

    /** What others are known to have done to the subject since it was last as it should be, the oldest first. */
    public List<ForeignChange> changes(DriftFinding finding) {
        return finding.isOpen() ? changes.of(finding.registry(), finding.subject()) : List.of();
    }

    /** Whether what was found can become the desired state, and how. */
    public Acceptance acceptance(DriftFinding finding) {
        return acceptances.of(finding);
    }

    public DriftCounts counts() {
        return findings.counts();
    }

    /** How far each managed registry is compared, in the order in which they came under management. */
    public List<DriftCheck> checks() {
        List<DriftCheck> known = wishes.all();
        return registries.all().stream()
                .map(registry -> known.stream()
                        .filter(check -> check.registry().equals(registry.id()))
                        .findFirst()
                        .orElseGet(() -> DriftCheck.waiting(registry.id())))
                .toList();
    }

    /**
     * Has everything of a registry compared as soon as possible.
     *
     * @throws Forbidden unless the person decides about requests
     * @throws NotFound when the registry is not under management
     */
    @Transactional
    public DriftCheck checkNow(RegistryId registry, Person by) {
        if (!by.maySteer()) {
            throw new Forbidden(
                    "Only approvers and admins have a registry checked for drift. It is checked by itself all the time.");
        }
        registries.get(registry);
        if (!jobs.isInAws(registry)) {
            throw InvalidInput.at(
                    "registry", "The registry " + registry + " was generated; there is nothing in AWS to compare.");
        }
        audit.local(
                LocalChange.of(by.actor(), "CheckDrift", "registry:" + registry).in(registry.toString()));
        jobs.now(registry);
        return wishes.all().stream()
                .filter(check -> check.registry().equals(registry))
                .findFirst()
                .orElseGet(() -> DriftCheck.waiting(registry));
    }
}
