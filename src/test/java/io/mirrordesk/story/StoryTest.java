package io.mirrordesk.story;

import io.mirrordesk.identity.People;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A story is told by people who use the portal's API; it leaves no rule and no repository, as each sync would read them again. */
abstract class StoryTest extends SandboxedPortal {

    @LocalServerPort
    protected int port;

    @Autowired
    protected People people;

    protected PortalApi api;

    @BeforeEach
    void peopleAreThere() {
        SomePeople.in(people);
        api = new PortalApi(port);
    }

    @AfterEach
    void leaveNothing() {
        clear();
        removeRules("");
        removeRepositories(ECR);
    }
}
