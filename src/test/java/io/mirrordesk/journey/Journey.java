package io.mirrordesk.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.mirrordesk.identity.People;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People in a browser before the one portal of all journeys. What they saw is inspected, and must be without fault at the end. */
abstract class Journey extends SandboxedPortal {

    private static final double PATIENCE_MILLIS = 30_000;

    final Inspection inspection = new Inspection();
    Windows windows;
    PortalApi api;
    Requests requests;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(Chromium.isThere(), "There is no Chromium on this machine.");
        SomePeople.in(people);
        windows = new Windows(port, inspection);
        api = new PortalApi(port);
        requests = new Requests(windows, api);
    }

    @AfterEach
    void close() {
        if (windows != null) {
            windows.close();
        }
        inspection.findsNothing();
    }

    /** A window of its own for somebody who is signed in. */
    final Page as(String name) {
        return windows.as(name);
    }

    /** A draft of the requester's team for a mirror of one image, with neither credential nor template. */
    static String mirror(String upstream, String prefix, String image) {
        return """
                {"kind": "CREATE_MIRROR", "reason": "Our builds wait for %1$s",
                 "mirror": {"prefix": "%2$s", "upstream": "%1$s", "team": "payments", "grants": [{"account": "444455556666"}],
                            "warm": ["%3$s"]}}""".formatted(upstream, prefix, image);
    }

    static LocatorAssertions.ContainsTextOptions patience() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
