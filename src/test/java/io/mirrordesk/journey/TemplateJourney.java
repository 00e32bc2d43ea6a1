package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.TemplateDraft;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A template from its form over its next version to the repositories that have it. */
class TemplateJourney extends Journey {

    @Test
    void aTemplateIsMadeChangedAndRolledOut() throws InterruptedException {
        Page requester = as("requester");
        String created = create(requester);
        requests.carryOut(created, requester);
        String mirror = mirror(requester);
        requests.carryOut(mirror, requester);

        CountDownLatch held = GATE.disturb("PutLifecyclePolicy", "j-quay", Trouble.HELD, 1);
        String changed = change(requester);
        inspection.of(requester, "request-template");
        requests.carryOut(changed, requester);
        held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        requester.navigate("/templates/j-cache");
        assertThat(requester.locator("[id^=rollout-]")).containsText("0 of 2 repositories");
        inspection.of(requester, "template-rolling");

        Page approver = as("approver");
        approver.navigate("/templates/j-cache");
        approver.click("a:has-text('Show the roll-out')");
        approver.click("button:has-text('Pause')");
        assertThat(approver.locator("#rollout")).containsText("The roll-out is paused");
        inspection.of(approver, "rollout-paused");
        GATE.clear();
        ECR.putLifecyclePolicy(policy -> policy.repositoryName("j-quay/prometheus/prometheus")
                .lifecyclePolicyText(TemplateDraft.expiringAfter(500)));
        approver.click("button:has-text('Resume')");
        assertThat(approver.locator("#rollout")).containsText("2 of 2 repositories", patience());
        approver.reload();
        assertThat(approver.locator("#repositories")).containsText("Somebody has changed it since");
        inspection.of(approver, "rollout-set-aside");
        approver.click("button:has-text('Take up failed and set aside')");
        assertThat(approver.locator("#rollout")).containsText("Done", patience());

        requester.navigate("/templates/j-cache");
        assertThat(requester.locator("main")).containsText("Compared with version 1");
        inspection.of(requester, "template-versions");
        requester.navigate(changed);
        inspection.of(requester, "request-rolled-out");
        String left = leaveToEcr(requester);
        requests.carryOut(left, requester);
        inspection.of(requester, "request-left-to-ecr");
    }

    private String create(Page page) {
        page.navigate("/requests/new?kind=CREATE_TEMPLATE");
        page.fill("#name", "J Cache");
        page.fill("#lifecyclePolicy", "{\"rules\": []}");
        page.fill("#reason", "Our repositories grow");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("#name-errors")).containsText("cannot name a template");
        inspection.of(page, "template-refused");
        page.fill("#name", "j-cache");
        page.fill("#lifecyclePolicy", TemplateDraft.expiringAfter(900));
        page.fill("#tags", "cost=shared");
        return Requests.file(page);
    }

    private String mirror(Page page) {
        page.navigate("/requests/new?upstream=quay");
        page.fill("#prefix", "j-quay");
        page.fill("#grants", "444455556666");
        page.fill("#warm", "prometheus/node-exporter:v1.9.1\nprometheus/prometheus:v3.5.0");
        page.selectOption("#template", "j-cache");
        page.fill("#reason", "Our builds wait for quay");
        return Requests.file(page);
    }

    private String change(Page page) {
        page.navigate("/templates/j-cache");
        page.click("a:has-text('Change')");
        assertThat(page.locator("#lifecyclePolicy")).hasValue(java.util.regex.Pattern.compile("900"));
        page.fill("#reason", "They still grow");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("#template-errors")).containsText("This changes nothing");
        page.fill("#lifecyclePolicy", TemplateDraft.expiringAfter(800));
        page.click("button:has-text('Preview the plan')");
        assertThat(page.locator("#forecast")).containsText("2 repositories");
        inspection.of(page, "template-change");
        return Requests.file(page);
    }

    /** What ECR cannot do is refused where it stands; then there is nothing to roll out. */
    private String leaveToEcr(Page page) {
        page.navigate("/templates/j-cache");
        page.click("a:has-text('Change')");
        page.check("input[name=mode][value=NATIVE]");
        page.fill("#reason", "New repositories are enough");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("#tags-errors")).containsText("sets no tags");
        assertThat(page.locator("input[name=mode][value=NATIVE]")).isChecked();
        inspection.of(page, "template-mode-refused");
        page.fill("#tags", "");
        page.click("button:has-text('Preview the plan')");
        assertThat(page.locator("#forecast")).containsText("ECR applies this version");
        inspection.of(page, "template-mode");
        return Requests.file(page);
    }
}
