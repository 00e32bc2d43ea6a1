package io.mirrordesk.portal.rest;

import io.mirrordesk.governance.WarmUps;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.portal.rest.RequestJson.CredentialJson;
import io.mirrordesk.portal.rest.RequestJson.MirrorJson;
import io.mirrordesk.portal.rest.RequestJson.PullJson;
import io.mirrordesk.request.RequestLists;
import io.mirrordesk.request.RequestView;
import io.mirrordesk.run.Runs;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what several rooms know about one request. */
@Component
class RequestResources {

    private final RequestLists lists;
    private final Runs runs;
    private final WarmUps warmUps;

    RequestResources(RequestLists lists, Runs runs, WarmUps warmUps) {
        this.lists = lists;
        this.runs = runs;
        this.warmUps = warmUps;
    }

    RequestJson of(RequestView request) {
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
                java.util.List.of(change.registry().toString()),
                map(change.mirror(), MirrorJson::of),
                map(change.template(), TemplateJson::of),
                map(change.credential(), CredentialJson::of),
                PlanJson.of(request.plan(), Subject.request(request.id()).toString()),
                lists.decisions(request.id()),
                lists.comments(request.id()),
                runs.ofRequest(request.id()).map(RunJson::of).orElse(null),
                warmUps.ofRequest(request.id()).stream().map(PullJson::of).toList(),
                request.outcome());
    }

    private static <T, R> @Nullable R map(@Nullable T value, Function<T, R> to) {
        return Optional.ofNullable(value).map(to).orElse(null);
    }
}
