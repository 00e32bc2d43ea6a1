package io.mirrordesk.portal.home;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.figures.Summary;
import io.mirrordesk.portal.view.Attention;
import io.mirrordesk.portal.view.RequestLine;
import io.mirrordesk.portal.view.RequestLines;
import io.mirrordesk.portal.view.Rules;
import io.mirrordesk.request.RequestLists;
import io.mirrordesk.request.RequestQuery;
import io.mirrordesk.request.RequestState;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The figures and lists below the ask box. */
@Component
class HomePages {

    private static final int SHOWN = 5;

    private final Registries registries;
    private final Rules rules;
    private final Inventory inventory;
    private final RequestLists requests;
    private final Attention attention;

    HomePages(Registries registries, Rules rules, Inventory inventory, RequestLists requests, Attention attention) {
        this.attention = attention;
        this.registries = registries;
        this.rules = rules;
        this.inventory = inventory;
        this.requests = requests;
    }

    HomePage of(Person person) {
        Optional<ManagedRegistry> registry = registries.all().stream().findFirst();
        Summary summary = inventory.summary();
        RequestQuery few = RequestQuery.all().page(SHOWN, null);
        RequestQuery open = few.inState(RequestState.SUBMITTED);
        Slice<RequestLine> waiting = requests.find(open.notBy(person.name())).map(RequestLines::of);
        Slice<RequestLine> mine = requests.find(few.by(person.name())).map(RequestLines::of);
        return new HomePage(
                registry.map(rules::used).orElse(0),
                registry.map(ManagedRegistry::rulesLimit).orElse(0),
                summary.total().repositories(),
                summary.total().notConforming(),
                waiting.total()
                        + mine.items().stream()
                                .filter(line -> line.state().equals("SUBMITTED"))
                                .count(),
                summary.asOf(),
                waiting.items(),
                waiting.total(),
                mine.items(),
                mine.total(),
                person.maySteer(),
                attention.withDrift());
    }
}
