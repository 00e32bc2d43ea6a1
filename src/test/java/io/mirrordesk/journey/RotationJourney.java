package io.mirrordesk.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A credential that stops to work, from the first page that says so to its new value, and its end. */
class RotationJourney extends Journey {

    private static final SecretsManagerClient SECRETS = built(SecretsManagerClient.builder());

    @Test
    void aCredentialIsMadeFailsIsRotatedAndRetired() {
        Page requester = as("requester");
        requester.navigate("/credentials?q=nothing-like-this");
        inspection.of(requester, "credentials-none");
        String request = create(requester);
        requests.carryOut(request, requester);
        String mirror = mirror(requester);
        requests.carryOut(mirror, requester);

        SECRETS.putSecretValue(put -> put.secretId("ecr-pullthroughcache/j-hub-1")
                .secretString("{\"username\":\"me\",\"accessToken\":\"wrong\"}"));
        requester.navigate("/credentials");
        requester.click("td.is-lead a:text-is('j-hub')");
        requester.click("button:has-text('Validate now')");
        assertThat(requester.locator("main")).containsText("1 of 1 mirrors do not work");
        inspection.of(requester, "credential-failing");
        requester.click("td.is-lead a:text-is('j-hub')");
        assertThat(requester.locator("main")).containsText("This mirror does not work");
        inspection.of(requester, "mirror-failing");
        requester.navigate("/");
        assertThat(requester.locator("main")).containsText("The mirror j-hub does not work");
        inspection.of(requester, "home-attention");

        String rotation = rotate(requester);
        requests.carryOut(rotation, requester);
        inspection.of(requester, "request-rotated");
        requester.navigate("/credentials");
        assertThat(requester.locator("main")).containsText("The credential j-hub ends in 3 days");
        inspection.of(requester, "credentials");
        requester.click("td.is-lead a:text-is('j-hub')");
        assertThat(requester.locator("main")).containsText("ecr-pullthroughcache/j-hub-2");
        inspection.of(requester, "credential");

        requests.carryOut(retire(requester), requester);
        inspection.of(requester, "request-credential-retired");
    }

    private String create(Page page) {
        page.navigate("/requests/new/credential?kind=CREATE_CREDENTIAL");
        page.fill("#name", "j-hub");
        page.selectOption("#upstream", "docker-hub");
        page.fill("#username", "me");
        page.fill("#accessToken", "wrong");
        page.fill("#reason", "Our pulls are limited");
        inspection.of(page, "credential-new");
        page.click("button:has-text('File the request')");
        assertThat(page.locator("#accessToken-errors")).containsText("Docker Hub refused");
        assertThat(page.locator("#accessToken")).hasValue("");
        inspection.of(page, "credential-refused");
        page.fill("#accessToken", "right");
        return Requests.file(page);
    }

    private String mirror(Page page) {
        page.navigate("/requests/new?upstream=docker-hub");
        page.fill("#prefix", "j-hub");
        page.selectOption("#credential", "j-hub");
        page.fill("#grants", "444455556666");
        page.fill("#warm", "library/nginx:1.27");
        page.selectOption("#template", "-");
        page.fill("#reason", "Our pulls are limited");
        return Requests.file(page);
    }

    private String rotate(Page page) {
        page.navigate("/credentials");
        page.click("td.is-lead a:text-is('j-hub')");
        page.click("a:has-text('Rotate')");
        page.fill("#accessToken", "right-again");
        page.fill("#expiresOn", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
        page.fill("#reason", "The old token is refused");
        page.click("button:has-text('Preview the plan')");
        assertThat(page.locator("#preview")).containsText("Create the secret ecr-pullthroughcache/j-hub-2");
        assertThat(page.locator("#preview"))
                .containsText("Delete the secret ecr-pullthroughcache/j-hub-1, restorable for 30 days");
        inspection.of(page, "credential-rotate");
        page.fill("#accessToken", "right-again");
        return Requests.file(page);
    }

    /** Only what no mirror uses can go. */
    private String retire(Page page) {
        assertThat(page.locator("a[href*='RETIRE_CREDENTIAL']")).hasCount(0);
        requests.carryOut("""
                {"kind": "RETIRE_MIRROR", "reason": "Nobody pulls from it", "mirror": {"prefix": "j-hub", "repositories": "KEEP"}}""");
        page.reload();
        page.click("a[href*='RETIRE_CREDENTIAL']");
        page.fill("#reason", "Nothing signs in with it");
        Requests.preview(page);
        assertThat(page.locator("#preview")).containsText("ecr-pullthroughcache/j-hub-2");
        inspection.of(page, "credential-retire");
        return Requests.file(page);
    }
}
