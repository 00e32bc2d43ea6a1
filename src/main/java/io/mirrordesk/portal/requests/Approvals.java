package io.mirrordesk.portal.requests;

import io.mirrordesk.identity.Person;
import io.mirrordesk.request.Decision;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.run.RunState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who decided, who may, and what the person who looks may do. */
final class Approvals {

    private Approvals() {}

    static List<ApprovalLine> of(RequestView request, List<Decision> decisions, List<Person> deciders) {
        List<ApprovalLine> lines = new ArrayList<>();
        for (Decision decision : decisions) {
            if (!"WITHDRAWN".equals(decision.decision())) {
                lines.add(new ApprovalLine(decision.by(), kind(request, decision), decision.at(), decision.reason()));
            }
        }
        if (request.state() == RequestState.SUBMITTED) {
            deciders.stream()
                    .filter(person -> person.mayDecide(request.requester(), deciders.size()))
                    .forEach(person -> lines.add(new ApprovalLine(
                            person.name(), person.name().equals(request.requester()) ? "SOLO" : "MAY", null, null)));
            if (lines.stream().noneMatch(line -> line.person().equals(request.requester()))) {
                lines.add(new ApprovalLine(request.requester(), "AUTHOR", null, null));
            }
        }
        return lines;
    }

    /** An approval of a plan that has moved since is void, and kept. */
    private static String kind(RequestView request, Decision decision) {
        boolean reopened = request.state() == RequestState.SUBMITTED;
        return "APPROVED".equals(decision.decision()) && reopened ? "VOID" : decision.decision();
    }

    /** Whether the person may steer that run as it stands. */
    static boolean maySteer(io.mirrordesk.run.RunView run, Person person) {
        boolean steerable = !run.state().isEnded() || run.state() == RunState.FAILED || run.isCancelledBySomebody();
        return steerable && person.maySteer();
    }

    static Allowed allowed(RequestView request, Person person, int approvers) {
        boolean open = request.state() == RequestState.SUBMITTED;
        boolean decides = person.mayDecide(request.requester(), approvers);
        return new Allowed(
                open && decides,
                open && person.mayWithdraw(request.requester()),
                person.mayComment(),
                open && !decides ? whyNot(request, person) : null);
    }

    private static @Nullable String whyNot(RequestView request, Person person) {
        return person.name().equals(request.requester())
                ? "You filed this request, so somebody else decides about it."
                : "Approvers and admins decide about requests.";
    }
}
