package io.mirrordesk.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.Outcome;
import io.mirrordesk.audit.RemoteCall;
import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.PortalTest;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class AuditPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Audit audit;

    private Browser browser;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
        browser = new Browser(port);
        browser.signIn("viewer", "viewer");
    }

    @Test
    void showsWhatWasThereBeforeAndAfter() {
        long intent = audit.intent(RemoteCall.of(Actor.person("admin"), "PutLifecyclePolicy", "repository:quay/page")
                .in("111122223333.eu-central-1")
                .before("{\"days\":90}")
                .after("{\"days\":30}")
                .forRequest(128L));
        audit.outcome(intent, Outcome.succeeded("aws-request-1"));

        HttpResponse<String> page = browser.get("/audit?subject=repository:quay/page&open=" + intent);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("PutLifecyclePolicy", "repository:quay/page", "/requests/128", "90", "30");

        assertThat(browser.get("/api/v1/audit?subject=repository:quay/page&limit=1")
                        .body())
                .contains("\"phase\":\"OUTCOME\"")
                .contains("\"before\":{\"days\":90}")
                .contains("\"awsRequestId\":\"aws-request-1\"")
                .contains("\"total\":2")
                .doesNotContain("\"next\":null");
        assertThat(browser.get("/api/v1/audit/verify").body()).contains("\"valid\":true");
    }

    @Test
    void saysWhichFilterHidesEverything() {
        HttpResponse<String> page = browser.get("/audit?actor=nobody&from=2020-01-01");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Remove the filter actor").contains("nobody");
    }

    @Test
    void namesTheFilterThatCannotBeRead() {
        HttpResponse<String> page = browser.get("/audit?request=abc");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("is not a number");

        for (String query : new String[] {"request=abc", "from=yesterday", "limit=x", "cursor=!"}) {
            HttpResponse<String> refused = browser.get("/api/v1/audit?" + query);
            assertThat(refused.statusCode()).as(query).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
        }
    }
}
