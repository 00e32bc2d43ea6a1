package io.mirrordesk.portal.requests;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comments, decisions, run and first pulls in one order of time. */
final class Timeline {

    private Timeline() {}

    static List<TimelineEvent> of(
            RequestView request,
            List<Decision> decisions,
            List<Comment> comments,
            Optional<RunView> run,
            List<WarmUp> images) {
        List<TimelineEvent> events = new ArrayList<>();
        events.add(new TimelineEvent(request.createdAt(), request.requester(), "FILED", null, null));
        decisions.forEach(decision -> events.add(new TimelineEvent(
                decision.at(), decision.by(), decision.decision(), shortHash(decision.planHash()), decision.reason())));
        comments.forEach(comment ->
                events.add(new TimelineEvent(comment.at(), comment.author(), "COMMENTED", null, comment.text())));
        run.ifPresent(view -> addRun(events, view));
        images.forEach(image -> add(events, image.finishedAt(), kind(image), image.image()));
        events.sort(Comparator.comparing(TimelineEvent::at));
        return events;
    }

    private static void addRun(List<TimelineEvent> events, RunView run) {
        add(events, run.startedAt(), "STARTED", "");
        switch (run.state()) {
            case SUCCEEDED -> add(events, run.finishedAt(), "DONE", "");
            case FAILED, CANCELLED ->
                add(
                        events,
                        run.finishedAt(),
                        "FAILED",
                        Optional.ofNullable(run.error()).map(RunError::message).orElse(""));
            case ROLLED_BACK -> add(events, run.finishedAt(), "ROLLED_BACK", "");
            case QUEUED, RUNNING, PAUSED -> {}
        }
    }

    private static String kind(WarmUp image) {
        return image.state() == WarmUp.State.WARM ? "WARMED" : "FAILED";
    }

    private static void add(List<TimelineEvent> events, @Nullable Instant at, String kind, String detail) {
        if (at != null) {
            events.add(new TimelineEvent(at, "Mirrordesk", kind, detail, null));
        }
    }

    private static String shortHash(String hash) {
        return hash.length() > 19 ? hash.substring(0, 15) + "…" : hash;
    }
}
