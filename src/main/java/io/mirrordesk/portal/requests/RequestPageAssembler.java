package io.mirrordesk.portal.requests;

import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.desired.Templates;
import io.mirrordesk.governance.RolloutView;
import io.mirrordesk.governance.Rollouts;
import io.mirrordesk.governance.WarmUp;
import io.mirrordesk.governance.WarmUps;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.portal.view.RequestLines;
import io.mirrordesk.request.Histories;
import io.mirrordesk.request.History;
import io.mirrordesk.request.PolicyForecast;
import io.mirrordesk.request.PolicyForecasts;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.run.Runs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the rooms know about a request, as its page shows it. */
@Component
class RequestPageAssembler {

    private final Histories histories;
    private final Runs runs;
    private final WarmUps warmUps;
    private final Rollouts rollouts;
    private final Templates templates;
    private final PolicyForecasts policies;
    private final Losses losses;
    private final Mirrors mirrors;
    private final Registries registries;
    private final People people;
    private final AuditLog audit;

    RequestPageAssembler(
            Histories histories,
            Runs runs,
            WarmUps warmUps,
            Rollouts rollouts,
            Templates templates,
            PolicyForecasts policies,
            Losses losses,
            Mirrors mirrors,
            Registries registries,
            People people,
            AuditLog audit) {
        this.histories = histories;
        this.runs = runs;
        this.warmUps = warmUps;
        this.rollouts = rollouts;
        this.templates = templates;
        this.policies = policies;
        this.losses = losses;
        this.mirrors = mirrors;
        this.registries = registries;
        this.people = people;
        this.audit = audit;
    }

    RequestPage of(RequestView request, Person person, @Nullable PlanChange change) {
        List<io.mirrordesk.run.RunView> run = runs.ofRequest(request.id());
        List<WarmUp> images = warmUps.ofRequest(request.id());
        History history = histories.of(request.id());
        List<Person> deciders = people.approvers();
        int approvers = deciders.size();
        MirrorSpec mirror = request.change().mirror();
        List<RolloutView> under = rollouts(request);
        Map<RegistryId, PullCommands> commands = commands(request);
        JointPlanView plan = PlanViews.of(request.plan(), loss(request), readAt(request), progress(run));
        return new RequestPage(
                request.id(),
                request.title(),
                request.change().kind().name(),
                RequestLines.state(request),
                request.requester(),
                request.team(),
                request.reason(),
                request.createdAt(),
                request.registries().stream().map(RegistryId::toString).toList(),
                mirror == null ? null : mirror.prefix().value(),
                mirrorId(request),
                plan,
                parts(plan, run, person),
                forecasts(request),
                UpstreamAccess.of(request.plan()),
                request.stale(),
                change,
                TemplateChange.of(request, templates),
                under,
                Pulls.of(request, images, commands),
                List.copyOf(commands.values()),
                Approvals.of(request, history.decisions(), deciders),
                Checks.of(request, images),
                Timeline.of(
                        request,
                        history.decisions(),
                        history.comments(),
                        run,
                        audit.ofSubject("request:" + request.id()),
                        images),
                Approvals.allowed(request, person, approvers),
                person.decidesAlone(request.requester(), approvers),
                isLive(request, images) || under.stream().anyMatch(RolloutView::isUnderWay));
    }

    private List<RolloutView> rollouts(RequestView request) {
        return request.plan().rollouts().isEmpty() || request.state() != RequestState.DONE
                ? List.of()
                : rollouts.ofRequest(request.id());
    }

    /** For whoever decides: later there may be nothing left to count. */
    private @Nullable Loss loss(RequestView request) {
        return request.state() == RequestState.SUBMITTED ? losses.of(request.plan()) : null;
    }

    /** They are for whoever decides; once that is done the page, which asks for itself every two seconds, reads no policy. */
    private List<PolicyForecast> forecasts(RequestView request) {
        return request.state() == RequestState.SUBMITTED ? policies.of(request.plan()) : List.of();
    }

    private Map<RegistryId, PullCommands> commands(RequestView request) {
        Map<RegistryId, PullCommands> commands = new LinkedHashMap<>();
        request.registries().forEach(id -> commands.put(id, PullCommands.of(registries.get(id))));
        return commands;
    }

    private static List<RequestPart> parts(JointPlanView joint, List<io.mirrordesk.run.RunView> runs, Person person) {
        List<RequestPart> parts = new ArrayList<>();
        for (PlanView plan : joint.plans()) {
            Optional<io.mirrordesk.run.RunView> run = runs.stream()
                    .filter(view -> view.registry().toString().equals(plan.registry()))
                    .findFirst();
            parts.add(new RequestPart(
                    parts.isEmpty() ? "" : "r" + parts.size() + "-",
                    plan.registry(),
                    joint.several(),
                    plan,
                    run.map(RunViews::of).orElse(null),
                    run.filter(view -> Approvals.maySteer(view, person)).isPresent()));
        }
        return parts;
    }

    private static Map<RegistryId, Map<Integer, StepProgress>> progress(List<io.mirrordesk.run.RunView> runs) {
        return runs.stream().collect(Collectors.toMap(io.mirrordesk.run.RunView::registry, RunViews::progress));
    }

    /** While it is under review: when AWS was read for the plan. */
    private static @Nullable Instant readAt(RequestView request) {
        return request.state() == RequestState.SUBMITTED ? request.updatedAt() : null;
    }

    private @Nullable Long mirrorId(RequestView request) {
        MirrorSpec mirror = request.change().mirror();
        return mirror == null || request.state() != RequestState.DONE
                ? null
                : mirrors.idOf(request.change().registry(), mirror.prefix()).orElse(null);
    }

    private static boolean isLive(RequestView request, List<WarmUp> images) {
        boolean warming = images.stream()
                .anyMatch(image -> image.state() == WarmUp.State.PENDING || image.state() == WarmUp.State.WARMING);
        return request.state() == RequestState.APPROVED || request.state() == RequestState.RUNNING || warming;
    }
}
