package io.mirrordesk.observed;

import io.mirrordesk.aws.ConnectionCheck;
import io.mirrordesk.aws.ConnectionTest;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.identity.Person;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Tries whether a registry can be reached as it is configured. */
@Service
public class ConnectionTests {

    private final LiveState live;
    private final ConnectionTest test;

    ConnectionTests(LiveState live, ConnectionTest test) {
        this.live = live;
        this.test = test;
    }

    /**
     * One check for each permission that reading needs; all of them are made, whatever the others say.
     *
     * @throws Forbidden unless the person is an admin
     * @throws io.mirrordesk.contract.NotFound when the registry is not under management
     */
    public List<ConnectionCheck> run(RegistryId registry, Person by) {
        if (!by.mayAdminister()) {
            throw new Forbidden("Only admins test the connection of a registry.");
        }
        return test.run(live.connection(registry));
    }
}
