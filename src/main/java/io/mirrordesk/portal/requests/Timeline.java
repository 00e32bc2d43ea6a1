package io.mirrordesk.portal.requests;

import io.mirrordesk.audit.AuditEntry;
import io.mirrordesk.governance.WarmUp;
import io.mirrordesk.portal.view.TimelineEvent;
import io.mirrordesk.request.Comment;
import io.mirrordesk.request.Decision;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.run.RunError;
import io.mirrordesk.run.RunView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comments, decisions, runs and first pulls in one order of time. */
final class Timeline {

    /** More first pulls than these are one line. */
    private static final int PULLS_SHOWN = 3;

    private final List<TimelineEvent> events = new ArrayList<>();

    private Timeline() {}

    /** @param records what the audit log has about the request itself: how its runs began and ended */
    static List<TimelineEvent> of(
            RequestView request,
            List<Decision> decisions,
            List<Comment> comments,
            List<RunView> runs,
            List<AuditEntry> records,
            List<WarmUp> images) {
        Timeline timeline = new Timeline();
        timeline.add(request.createdAt(), request.requester(), "FILED", null, null);
        decisions.forEach(decision -> timeline.add(
                decision.at(), decision.by(), decision.decision(), shortHash(decision.planHash()), decision.reason()));
        comments.forEach(comment -> timeline.add(comment.at(), comment.author(), "COMMENTED", null, comment.text()));
        timeline.addRuns(
                records,
                request.registries().size() > 1,
                runs.stream()
                        .map(RunView::error)
                        .filter(Objects::nonNull)
                        .map(RunError::message)
                        .findFirst());
        timeline.addPulls(images);
        return timeline.events.stream()
                .sorted(Comparator.comparing(TimelineEvent::at))
                .toList();
    }

    /** @param several whether a run has to say in which registry it is */
    private void addRuns(List<AuditEntry> records, boolean several, Optional<String> lastError) {
        Set<String> begun = new HashSet<>();
        for (AuditEntry record : inOrder(records)) {
            String where = several ? " in " + record.registry() : null;
            switch (record.action()) {
                case "StartRun" ->
                    add(record.at(), null, begun.add("" + record.registry()) ? "STARTED" : "RESUMED", where, null);
                case "FinishRun" -> add(record.at(), null, "DONE", where, null);
                case "FailRun" -> add(record.at(), null, "FAILED", where, null);
                case "PauseRun" -> add(record.at(), record.actor().name(), "PAUSED", where, null);
                case "CancelRun" -> add(record.at(), record.actor().name(), "CANCELLED", where, null);
                case "RollBackRun" -> add(record.at(), null, "ROLLED_BACK", where, null);
                default -> {}
            }
        }
        sayWhyAtTheEnd(lastError);
    }

    private void sayWhyAtTheEnd(Optional<String> error) {
        TimelineEvent last = events.getLast();
        if (last.kind().equals("FAILED") && error.isPresent()) {
            events.set(events.size() - 1, new TimelineEvent(last.at(), null, "FAILED", last.detail(), error.get()));
        }
    }

    private static List<AuditEntry> inOrder(List<AuditEntry> records) {
        return records.stream().sorted(Comparator.comparing(AuditEntry::at)).toList();
    }

    private void addPulls(List<WarmUp> images) {
        List<WarmUp> warm = images.stream()
                .filter(image -> image.state() == WarmUp.State.WARM && image.finishedAt() != null)
                .toList();
        if (warm.size() > PULLS_SHOWN) {
            Instant last = warm.stream()
                    .map(WarmUp::finishedAt)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            add(last, null, "ALL_WARM", "" + warm.size(), null);
        } else {
            warm.forEach(image -> add(image.finishedAt(), null, "WARMED", image.image(), null));
        }
        images.stream()
                .filter(image -> image.state() == WarmUp.State.FAILED)
                .forEach(image -> add(image.finishedAt(), null, "NOT_WARMED", image.image(), null));
    }

    private void add(
            @Nullable Instant at, @Nullable String actor, String kind, @Nullable String detail, @Nullable String said) {
        if (at != null) {
            events.add(new TimelineEvent(at, actor, kind, detail, said));
        }
    }

    private static String shortHash(String hash) {
        return hash.length() > 19 ? hash.substring(0, 15) + "…" : hash;
    }
}
