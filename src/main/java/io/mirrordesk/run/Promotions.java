package io.mirrordesk.run;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.desired.Composition;
import io.mirrordesk.desired.Definitions;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Promotion;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.run.RunStore.Order;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What was asked becomes what is desired, in the transaction in which a run succeeds. A version of a template is one in all registries: the last
 * run of its request makes it desired, for all of them.
 */
@Component
class Promotions {

    private final RunStore store;
    private final Definitions definitions;
    private final StandingOrders orders;
    private final Mirrors mirrors;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Promotions(
            RunStore store,
            Definitions definitions,
            StandingOrders orders,
            Mirrors mirrors,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.orders = orders;
        this.mirrors = mirrors;
        this.events = events;
        this.clock = clock;
    }

    /** Why a run that has reached its goal must not make it desired: mirrors elsewhere have come to use what it changes. */
    Optional<RunError> refused(RunView run) {
        TemplateSpec template = store.order(run.id()).change().template();
        if (template == null || !isOfAllRegistries(run)) {
            return Optional.empty();
        }
        List<ManagedMirror> missed = mirrors.governedOutside(
                template.name(), all(run).stream().map(RunView::registry).toList());
        return missed.isEmpty() ? Optional.empty() : Optional.of(elsewhere(template, missed));
    }

    /**
     * Returns what became desired, for each run what it aimed at: nothing while another run of the request has not succeeded and the change is
     * one of all registries.
     *
     * @param run has just succeeded, and nobody else moves a run of its request meanwhile
     */
    Map<RunView, Composition> promote(RunView run, Composition goal) {
        Map<RunView, Composition> goals = goals(run, goal);
        if (!goals.isEmpty()) {
            definitions.promote(promotion(run, store.order(run.id())));
            goals.forEach(this::stand);
        }
        return goals;
    }

    /** Tells of the repositories that wait for a new version. */
    void announce(RunView run, Composition goal) {
        Order order = store.order(run.id());
        Rollout rollout = goal.rollout();
        TemplateSpec template = order.change().template();
        if (rollout != null && template != null) {
            events.publishEvent(new RunEvent.RolloutWanted(
                    run.request(), run.registry(), order.decidedBy(), template, rollout.asDecided(order.rollout())));
        }
    }

    /** What the others aimed at is composed from what is desired until now. */
    private Map<RunView, Composition> goals(RunView run, Composition goal) {
        Map<RunView, Composition> goals = new LinkedHashMap<>();
        List<RunView> others = new ArrayList<>(isOfAllRegistries(run) ? all(run) : List.of());
        others.removeIf(other -> other.id() == run.id());
        if (others.stream().allMatch(other -> other.state() == RunState.SUCCEEDED)) {
            others.forEach(other ->
                    goals.put(other, definitions.compose(store.order(other.id()).change())));
            goals.put(run, goal);
        }
        return goals;
    }

    private void stand(RunView run, Composition goal) {
        Promotion promotion = promotion(run, store.order(run.id()));
        goal.standingOrders().forEach(standing -> {
            orders.activate(run.registry(), standing, run.request());
            definitions.manage(promotion, standing.prefix());
        });
        goal.endedOrders().forEach(prefix -> orders.end(run.registry(), prefix));
    }

    private Promotion promotion(RunView run, Order order) {
        return new Promotion(
                order.change(),
                run.request(),
                Actor.person(order.decidedBy()),
                Optional.ofNullable(store.get(run.id()).startedAt()).orElseGet(clock::instant));
    }

    private boolean isOfAllRegistries(RunView run) {
        return store.order(run.id()).change().kind() == ChangeSet.Kind.CHANGE_TEMPLATE;
    }

    private List<RunView> all(RunView run) {
        return store.latestOf(List.of(run.request()));
    }

    private static RunError elsewhere(TemplateSpec template, List<ManagedMirror> missed) {
        String named = missed.stream()
                .map(mirror ->
                        "“" + mirror.prefix() + "” in " + mirror.definition().registry())
                .collect(Collectors.joining(", "));
        return new RunError(
                "UsedElsewhere",
                "“%s” has come to be used by %s, which the request does not name.".formatted(template.name(), named),
                "Roll back, and file the change again for these registries too.",
                null);
    }
}
