package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.support.Stranger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way into the portal and out of it: what somebody else made is adopted as it is, managed, and taken along as code. */
class AdoptionJourney extends Journey {

    private static final Stranger STRANGER = new Stranger(SANDBOX.endpoint());

    @Autowired
    private Syncs syncs;

    @Test
    void whatAStrangerMadeIsAdoptedThenManagedAndCanLeaveAgain() throws IOException {
        STRANGER.ecr.createPullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix("j-old").upstreamRegistryUrl("quay.io"));
        STRANGER.ecr.createRepository(repository -> repository.repositoryName("j-old/prometheus/prometheus"));
        syncs.now(REGISTRY, ADMIN);

        Page requester = as("requester");
        requests.carryOut(adopt(requester), requester);
        assertThat(requester.locator("main")).containsText("2 things come under management");
        inspection.of(requester, "request-adopted");
        requester.click("#live a:text-is('rule:j-old')");
        assertThat(requester.locator("td.is-lead")).hasText("j-old");
        requests.carryOut(manage(requester), requester);
        requester.click("p a:text-is('j-old')");
        assertThat(requester.locator("h1 + span")).containsText("Active");
        assertThat(requester.locator("#observing")).hasCount(0);

        takeAlong();
    }

    private String adopt(Page page) {
        page.navigate("/registries");
        page.click("a:has-text('Adopt what is not managed here')");
        inspection.of(page, "adopt");
        page.check("input[value='rule:j-old']");
        page.click("summary:has-text('1 repository')");
        page.check("input[value='repository:j-old/prometheus/prometheus']");
        page.fill("#reason", "We have pulled through it for years");
        Requests.preview(page);
        assertThat(page.locator("#preview")).containsText("Nothing in AWS would change.");
        assertThat(page.locator("#preview")).containsText("repository:j-old/prometheus/prometheus");
        inspection.of(page, "adopt-preview");
        return Requests.file(page);
    }

    /** A change that changes nothing is the first plan of what was only observed. */
    private String manage(Page page) {
        page.navigate("/mirrors");
        page.click("td.is-lead a:text-is('j-old')");
        assertThat(page.locator("#observing")).containsText("Only observed");
        inspection.of(page, "mirror-observing");
        page.click("a:has-text('Change')");
        page.fill("#reason", "It is ours from now on");
        Requests.preview(page);
        assertThat(page.locator("#preview")).containsText("j-old/");
        return Requests.file(page);
    }

    private void takeAlong() throws IOException {
        Page admin = as("admin");
        admin.navigate("/registries/" + REGISTRY);
        inspection.of(admin, "registry");
        assertThat(downloaded(admin, "Requests (YAML)", ".yaml")).contains("prefix: j-old");
        assertThat(downloaded(admin, "Terraform", ".tf"))
                .contains("resource \"aws_ecr_pull_through_cache_rule\" \"j_old\"");
        assertThat(downloaded(admin, "CloudFormation", ".cloudformation.json"))
                .contains("\"EcrRepositoryPrefix\" : \"j-old\"");
    }

    private static String downloaded(Page page, String format, String ending) throws IOException {
        Download download = page.waitForDownload(() -> page.click("a:has-text('" + format + "')"));
        assertThat(download.suggestedFilename()).isEqualTo("mirrordesk-" + REGISTRY + ending);
        try (var content = download.createReadStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
