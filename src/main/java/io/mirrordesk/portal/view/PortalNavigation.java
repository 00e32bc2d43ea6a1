package io.mirrordesk.portal.view;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Person;
import io.mirrordesk.portal.layout.Navigation;
import io.mirrordesk.portal.layout.Navigation.ConnectedRegistry;
import io.mirrordesk.portal.layout.NavigationSource;
import io.mirrordesk.request.RequestLists;
import io.mirrordesk.request.RequestQuery;
import io.mirrordesk.request.RequestState;
import io.mirrordesk.run.Brake;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts what the frame shows, in four statements and without a call to AWS. */
@Component
class PortalNavigation implements NavigationSource {

    private static final int PAIR_OF_EYES = 2;

    private final RequestLists requests;
    private final Mirrors mirrors;
    private final Registries registries;
    private final People people;
    private final CurrentPerson current;
    private final Brake brake;

    PortalNavigation(
            RequestLists requests,
            Mirrors mirrors,
            Registries registries,
            People people,
            CurrentPerson current,
            Brake brake) {
        this.requests = requests;
        this.mirrors = mirrors;
        this.registries = registries;
        this.people = people;
        this.current = current;
        this.brake = brake;
    }

    @Override
    public Navigation forPerson(String name) {
        boolean decides = current.find().filter(Person::maySteer).isPresent();
        long waiting = decides
                ? requests.count(
                        RequestQuery.all().inState(RequestState.SUBMITTED).notBy(name))
                : 0;
        int managed = mirrors.count();
        List<ManagedRegistry> all = registries.all();
        return new Navigation(
                waiting,
                managed,
                all.isEmpty() ? null : connected(all.getFirst(), managed),
                people.approverCount() < PAIR_OF_EYES,
                brake.known()
                        .map(stop -> new Navigation.Stopped(stop.by(), stop.reason()))
                        .orElse(null));
    }

    private static ConnectedRegistry connected(ManagedRegistry registry, int managed) {
        return new ConnectedRegistry(
                registry.id().account(),
                registry.id().region(),
                managed,
                registry.rulesLimit(),
                registry.mode() == ManagedRegistry.Mode.MANAGED);
    }
}
