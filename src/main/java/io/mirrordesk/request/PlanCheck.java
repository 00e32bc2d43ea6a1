package io.mirrordesk.request;

import io.mirrordesk.contract.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the plan of a waiting request with what AWS would take now. */
@Component
class PlanCheck {

    private final RequestRows rows;
    private final RequestLedger ledger;
    private final Plans plans;
    private final TransactionTemplate transaction;

    PlanCheck(RequestRows rows, RequestLedger ledger, Plans plans, TransactionTemplate transaction) {
        this.rows = rows;
        this.ledger = ledger;
        this.plans = plans;
        this.transaction = transaction;
    }

    /** What cannot be planned at the moment stays as it is: whoever decides is told. */
    void look(long id) {
        RequestView request = ledger.get(id);
        if (request.state() != RequestState.SUBMITTED) {
            return;
        }
        try {
            boolean stale = !plans.again(request).hash().equals(request.planHash());
            transaction.executeWithoutResult(
                    _ -> rows.locked(id).ifPresent(found -> found.compared(request.planHash(), stale)));
        } catch (Problem _) {
            // unreadable, or too large by now
        }
    }
}
