package io.mirrordesk.aws;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.Outcome;
import io.mirrordesk.audit.RemoteCall;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.aws.call.MutationGuard;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.StepView;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records one INTENT before the calls of a step and one OUTCOME after them; nobody else does. */
@Component
class StepRecorder {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Audit audit;

    StepRecorder(Audit audit) {
        this.audit = audit;
    }

    /**
     * Prepares, records and makes a change.
     *
     * @param step the authorized step, or the one that takes it back
     * @param preparation reads what the change needs; if that fails, nothing was changed, and that is recorded too
     */
    StepResult record(Origin origin, Step step, Supplier<Change> preparation) {
        Change change;
        try {
            change = preparation.get();
        } catch (CallFailed failed) {
            return failed(intent(origin, step, Optional.empty()), failed.error());
        }
        long record = intent(origin, step, change.policyRead());
        try {
            Optional<String> requestId = MutationGuard.recorded(record, change.made());
            audit.outcome(record, Outcome.succeeded(requestId.orElse(null)));
            return new StepResult.Succeeded(requestId.orElse(null), record);
        } catch (CallFailed failed) {
            return failed.isLost() ? new StepResult.Lost(failed.error(), record) : failed(record, failed.error());
        }
    }

    /** @param note a sentence that says what reading gave after an answer was lost */
    void observed(long record, String note) {
        audit.observed(record, note);
    }

    private StepResult failed(long record, AwsError error) {
        audit.outcome(record, Outcome.failed(error.requestId(), error.code() + ": " + error.message()));
        return new StepResult.Failed(error, record);
    }

    private long intent(Origin origin, Step step, Optional<String> policyRead) {
        StepView view = StepView.of(step);
        JsonNode before =
                policyRead.map(text -> withPolicy(view.before(), text)).orElse(view.before());
        return audit.intent(
                RemoteCall.of(origin.authorized().actor(), view.kind().toString(), view.subject())
                        .in(origin.connection().id().toString())
                        .before(text(before))
                        .after(text(view.after()))
                        .forRequest(origin.authorized().request()));
    }

    /** The whole policy as it was read, so that an edit that got lost between reading and writing can be restored. */
    private static @Nullable JsonNode withPolicy(@Nullable JsonNode before, String policyText) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set("statement", before);
        kept.put("registryPolicy", policyText);
        return kept;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : MAPPER.writeValueAsString(node);
    }
}
