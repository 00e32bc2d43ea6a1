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
import io.mirrordesk.run.RunEvent.RolloutWanted;
import io.mirrordesk.run.RunStore.Order;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Clock clock;

    Promotions(RunStore store, Definitions definitions, StandingOrders orders, Mirrors mirrors, Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.orders = orders;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    /**
     * Why a run that has reached its goal must not make it desired: mirrors elsewhere have come to use what it changes.
     *
     * @param order of the run
     */
    Optional<RunError> refused(RunView run, Order order) {
        TemplateSpec template = order.change().template();
        if (template == null || !isOfAllRegistries(order)) {
            return Optional.empty();
        }
        List<ManagedMirror> missed = mirrors.governedOutside(
                template.name(), all(run).map(RunView::registry).toList());
        return missed.isEmpty() ? Optional.empty() : Optional.of(elsewhere(template, missed));
    }

    /**
     * Returns the roll-outs that begin with it, which are to be told of once the run has ended. Nothing becomes desired, and none begins, while
     * another run of the request has not succeeded and the change is one of all registries.
     *
     * @param run has just succeeded, and nobody else moves a run of its request meanwhile
     */
    List<RolloutWanted> promote(RunView run, Order order, Composition goal) {
        List<Reached> reached = reached(new Reached(run, order, goal));
        if (!reached.isEmpty()) {
            definitions.promote(promotion(run, order));
            reached.forEach(this::stand);
        }
        return reached.stream().flatMap(Promotions::rollout).toList();
    }

    /** A run, what it was to carry out, and what it aimed at. */
    private record Reached(RunView run, Order order, Composition goal) {}

    /** What the others aimed at is composed from what is desired until now. */
    private List<Reached> reached(Reached last) {
        if (!isOfAllRegistries(last.order())) {
            return List.of(last);
        }
        List<RunView> others =
                all(last.run()).filter(run -> run.id() != last.run().id()).toList();
        return others.stream().allMatch(run -> run.state() == RunState.SUCCEEDED)
                ? Stream.concat(others.stream().map(this::reached), Stream.of(last))
                        .toList()
                : List.of();
    }

    private Reached reached(RunView run) {
        Order order = store.order(run.id());
        return new Reached(run, order, definitions.compose(order.change()));
    }

    private void stand(Reached reached) {
        RunView run = reached.run();
        Promotion promotion = promotion(run, reached.order());
        reached.goal().standingOrders().forEach(standing -> {
            orders.activate(run.registry(), standing, run.request());
            definitions.manage(promotion, standing.prefix());
        });
        reached.goal().endedOrders().forEach(prefix -> orders.end(run.registry(), prefix));
    }

    private static Stream<RolloutWanted> rollout(Reached reached) {
        Order order = reached.order();
        Rollout rollout = reached.goal().rollout();
        TemplateSpec template = order.change().template();
        return rollout == null || template == null
                ? Stream.empty()
                : Stream.of(new RolloutWanted(
                        reached.run().request(),
                        reached.run().registry(),
                        order.decidedBy(),
                        template,
                        rollout.asDecided(order.rollout())));
    }

    private Promotion promotion(RunView run, Order order) {
        return new Promotion(
                order.change(),
                run.request(),
                Actor.person(order.decidedBy()),
                Optional.ofNullable(store.get(run.id()).startedAt()).orElseGet(clock::instant));
    }

    private static boolean isOfAllRegistries(Order order) {
        return order.change().kind() == ChangeSet.Kind.CHANGE_TEMPLATE;
    }

    private Stream<RunView> all(RunView run) {
        return store.latestOf(List.of(run.request())).stream();
    }

    private static RunError elsewhere(TemplateSpec template, List<ManagedMirror> missed) {
        return new RunError(
                "UsedElsewhere",
                "“%s” has come to be used by %s, which the request does not name."
                        .formatted(template.name(), ManagedMirror.places(missed)),
                "Roll back, and file the change again for these registries too.",
                null);
    }
}
