package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What becomes of a mirror: more images, another access, another upstream, its end. */
class ChangesJourney extends Journey {

    @Test
    void aMirrorGrowsIsChangedReplacedAndRetired() {
        requests.carryOut(mirror("quay", "j-life", "prometheus/prometheus:v3.5.0"));
        Page requester = as("requester");
        requests.carryOut(addImages(requester), requester);
        assertThat(requester.locator("#pull")).containsText("1 of 1 warm", patience());
        inspection.of(requester, "request-images-added");

        requests.carryOut(changeInPlace(requester), requester);
        inspection.of(requester, "request-mirror-changed");

        String replacement = replace(requester);
        seeTheWindow(replacement);
        requests.carryOut(replacement, requester);

        String end = retire(requester);
        approveTheLoss(end);
        requests.ended(end, requester);
        inspection.of(requester, "request-retired");
        requester.navigate("/mirrors?q=j-life");
        assertThat(requester.locator("main td.is-lead")).hasCount(0);
    }

    private String addImages(Page page) {
        open(page, "ADD_IMAGES");
        page.fill("#warm", "grafana/grafana:12.1@x");
        page.fill("#reason", "Our new service needs it");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("#warm-errors")).isVisible();
        assertThat(page.locator("#reason")).hasValue("Our new service needs it");
        page.fill("#warm", "prometheus/node-exporter:v1.9.1");
        Requests.preview(page);
        assertThat(page.locator("#preview")).containsText("j-life/prometheus/node-exporter");
        inspection.of(page, "add-images");
        return Requests.file(page);
    }

    private String changeInPlace(Page page) {
        open(page, "CHANGE_MIRROR");
        page.check("input[name=access][value=ON_DEMAND]");
        page.fill("#reason", "We cannot name every image");
        Requests.preview(page);
        assertThat(page.locator("#preview")).containsText("MirrordeskJLife");
        inspection.of(page, "mirror-change");
        return Requests.file(page);
    }

    private String replace(Page page) {
        open(page, "CHANGE_MIRROR");
        page.click("summary:has-text('Another upstream')");
        page.selectOption("#upstream", "ecr-public");
        page.fill("#reason", "The images have moved");
        Requests.preview(page);
        assertThat(page.locator("#preview")).containsText("ECR cannot change this in place");
        inspection.of(page, "mirror-replace");
        return Requests.file(page);
    }

    /** Who decides is told what happens between the two steps as the one who asks is. */
    private void seeTheWindow(String request) {
        Page approver = requests.approver();
        approver.navigate(request);
        assertThat(approver.locator("#window")).containsText("The rule j-life is deleted and made anew");
        assertThat(approver.locator("#live .md-steps >> nth=0")).containsText("REPLACES");
        inspection.of(approver, "request-replaces");
    }

    private String retire(Page page) {
        open(page, "RETIRE_MIRROR");
        page.check("input[name=repositories][value=DELETE]");
        page.fill("#reason", "Nobody pulls from it");
        Requests.preview(page);
        assertThat(page.locator("#preview")).containsText("Delete the rule j-life");
        inspection.of(page, "mirror-retire");
        return Requests.file(page);
    }

    private void approveTheLoss(String request) {
        Page approver = requests.approver();
        approver.navigate(request);
        assertThat(approver.locator(".md-effect.is-bad")).containsText("2 repositories");
        String headline = approver.locator(".md-effect.is-bad .big").innerText();
        String size = headline.replaceAll(".* with (.+) of images are deleted", "$1");
        assertThat(approver.locator("#approve")).isDisabled();
        approver.fill("#approve-word", "2 repositories");
        assertThat(approver.locator("#approve")).isDisabled();
        inspection.of(approver, "request-destroys");
        approver.fill("#approve-word", "2 repositories, " + size);
        approver.click("#approve");
    }

    private static void open(Page page, String kind) {
        page.navigate("/mirrors");
        page.click("td.is-lead a:text-is('j-life')");
        page.click("a[href*='kind=" + kind + "']");
    }
}
