package io.mirrordesk.portal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.CountedStatements;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page without JavaScript. */
class DoctorPageTest extends SandboxedPortal {

    private static final String HOST = SANDBOX.endpoint().getAuthority();
    private static final String SECRET = "Zq7-marked-Secret_91x";
    private static final String FAILED =
            "Error response from daemon: pull access denied for " + HOST + "/nowhere/at/all: name unknown";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser browser;

    @BeforeEach
    void somebody() {
        SomePeople.in(people);
        browser = new Browser(port);
        browser.signIn("requester", "requester");
    }

    @Test
    void saysWhatToPasteAtFirst() {
        assertThat(browser.get("/doctor").body()).contains("Paste the error of a pull", "aria-current=\"page\"");
    }

    @Test
    void showsTheCauseWithItsEvidence() {
        assertThat(paste(FAILED))
                .contains(
                        "No rule covers “nowhere/at/all”",
                        "Certain",
                        "DescribePullThroughCacheRules",
                        "your text, line 1");
    }

    @Test
    void answersALinkThatBringsTheText() {
        assertThat(browser.get("/doctor?text=myregistry.azurecr.io/app/web:1").body())
                .contains(
                        "/requests/new?upstream=azure-container-registry&amp;upstreamUrl=myregistry.azurecr.io&amp;warm=app%2Fweb%3A1");
    }

    @Test
    void neverShowsASecretAgain() {
        assertThat(paste("docker login -p " + SECRET + " " + HOST + "\n" + FAILED))
                .contains("docker login -p •••")
                .doesNotContain(SECRET);
        assertThat(browser.submit("/", "/ask", Map.of("text", "Bearer " + SECRET + "\n" + FAILED))
                        .body())
                .contains("This is what a client prints when a pull fails.")
                .doesNotContain(SECRET);
    }

    @Test
    void saysWhenNothingIsAboutAPull() {
        assertThat(paste("the weather is fine")).contains("Nothing of this is about a pull");
    }

    @Test
    void saysThatATeamIsNotOnesOwn() {
        assertThat(browser.submit("/doctor", "/doctor", Map.of("text", "nginx", "team", "platform"))
                        .body())
                .contains("role=\"alert\"", "You are not in the team “platform”.");
    }

    @Test
    void offersAViewerNoRequest() {
        browser = new Browser(port);
        browser.signIn("viewer", "viewer");

        assertThat(paste("myregistry.azurecr.io/app/web:1"))
                .contains("Ask somebody of a team to request it")
                .doesNotContain("/requests/new?upstream");
    }

    @Test
    void takesAtMostTwelveStatements() {
        browser.get("/doctor");
        CountedStatements.clear();
        browser.get("/doctor?text=" + HOST + "/quay/a/b:1");

        assertThat(CountedStatements.noted()).hasSizeLessThanOrEqualTo(12);
    }

    private String paste(String text) {
        return browser.submit("/doctor", "/doctor", Map.of("text", text)).body();
    }
}
