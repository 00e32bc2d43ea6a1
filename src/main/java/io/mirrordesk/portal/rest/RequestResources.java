package io.mirrordesk.portal.rest;

import io.mirrordesk.governance.WarmUp;
import io.mirrordesk.governance.WarmUps;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.portal.rest.RequestJson.CredentialJson;
import io.mirrordesk.portal.rest.RequestJson.MirrorJson;
import io.mirrordesk.portal.rest.RequestJson.PullJson;
import io.mirrordesk.request.Histories;
import io.mirrordesk.request.History;
import io.mirrordesk.request.PolicyForecasts;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.run.RunView;
import io.mirrordesk.run.Runs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what several rooms know about one request. */
@Component
class RequestResources {

    private final Histories histories;
    private final Runs runs;
    private final WarmUps warmUps;
    private final PolicyForecasts policies;

    RequestResources(Histories histories, Runs runs, WarmUps warmUps, PolicyForecasts policies) {
        this.histories = histories;
        this.runs = runs;
        this.warmUps = warmUps;
        this.policies = policies;
    }

    /** One of them, with what its plan makes of registry policies. */
    RequestJson of(RequestView request) {
        return of(List.of(request)).getFirst().with(policies.of(request.plan()));
    }

    /** As many statements for a page of them as for one. */
    List<RequestJson> of(List<RequestView> requests) {
        List<Long> ids = requests.stream().map(RequestView::id).toList();
        Map<Long, History> said = histories.of(ids);
        Map<Long, List<RunView>> run = runs.ofRequests(ids);
        Map<Long, List<WarmUp>> warm = warmUps.ofRequests(ids);
        return requests.stream()
                .map(request -> json(
                        request,
                        said.getOrDefault(request.id(), new History(List.of(), List.of())),
                        run.getOrDefault(request.id(), List.of()),
                        warm.getOrDefault(request.id(), List.of())))
                .toList();
    }

    private static RequestJson json(RequestView request, History said, List<RunView> runs, List<WarmUp> warm) {
        ChangeSet change = request.change();
        return new RequestJson(
                request.id(),
                change.kind(),
                request.state(),
                request.title(),
                request.requester(),
                request.team(),
                request.reason(),
                request.createdAt(),
                request.updatedAt(),
                request.registries().stream().map(Object::toString).toList(),
                map(change.mirror(), mirror -> MirrorJson.of(change, mirror)),
                map(change.template(), TemplateJson::of),
                map(change.credential(), credential -> CredentialJson.of(credential, request.proof())),
                change.subjects(),
                change.recreates().stream().map(Object::toString).toList(),
                PlanJson.of(request),
                said.decisions(),
                said.comments(),
                runs.isEmpty() ? null : RunJson.of(runs.getFirst()),
                runs.stream().map(RunJson::of).toList(),
                warm.stream().map(PullJson::of).toList(),
                request.outcome());
    }

    private static <T, R> @Nullable R map(@Nullable T value, Function<T, R> to) {
        return Optional.ofNullable(value).map(to).orElse(null);
    }
}
