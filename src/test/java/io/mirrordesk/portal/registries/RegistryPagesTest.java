package io.mirrordesk.portal.registries;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.support.Browser;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.ecr.model.RegistryPolicyNotFoundException;
import tools.jackson.databind.JsonNode;

/** What a registry is set to, whoever set it. */
class RegistryPagesTest extends SandboxedPortal {

    private static final String PAGE = "/registries/" + REGISTRY;
    private static final String SID = "FolkRemedy";
    private static final String FOREIGN = """
            {"Sid": "FolkRemedy", "Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "ecr:*",
             "Resource": "arn:aws:ecr:eu-central-1:111122223333:repository/registry-page/*"}""";

    @Autowired
    private People people;

    @Autowired
    private Syncs syncs;

    @LocalServerPort
    private int port;

    private Browser browser;
    private PortalApi api;

    @BeforeEach
    void somebodySetThings() {
        SomePeople.in(people);
        browser = new Browser(port);
        browser.signIn("viewer", "viewer");
        api = new PortalApi(port);
        ECR.createPullThroughCacheRule(
                rule -> rule.ecrRepositoryPrefix("registry-page").upstreamRegistryUrl("public.ecr.aws"));
        ECR.createRepositoryCreationTemplate(template -> template.prefix("registry-page")
                .appliedForWithStrings("PULL_THROUGH_CACHE")
                .resourceTags(tag -> tag.key("team").value("payments")));
        put(policy().with(SID, FOREIGN));
        Instant put = Instant.now();
        syncs.now(REGISTRY, ADMIN);
        // one that began before would show what the test before has left
        eventually("a sync begins", () -> isAfter(syncs.of(REGISTRY).startedAt(), put));
        eventually("they are read, all in one sync", () -> {
            String settings =
                    api.get("viewer", "/registries/" + REGISTRY + "/settings").toString();
            return settings.contains(SID)
                    && settings.contains("\"prefix\":\"registry-page\",\"upstreamUrl\"")
                    && settings.contains("\"prefix\":\"registry-page\",\"description\"");
        });
    }

    private static boolean isAfter(@Nullable Instant started, Instant put) {
        return started != null && started.isAfter(put);
    }

    @AfterEach
    void nothingIsLeft() {
        ECR.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("registry-page"));
        ECR.deleteRepositoryCreationTemplate(template -> template.prefix("registry-page"));
        put(policy().without(SID));
    }

    /** The registry is shared with other tests: what they put there stays. */
    private static PolicyDocument policy() {
        try {
            return PolicyDocument.parse(ECR.getRegistryPolicy(policy -> {}).policyText());
        } catch (RegistryPolicyNotFoundException none) {
            return PolicyDocument.empty();
        }
    }

    private static void put(PolicyDocument policy) {
        if (policy.isEmpty()) {
            ECR.deleteRegistryPolicy(none -> {});
        } else {
            ECR.putRegistryPolicy(put -> put.policyText(policy.text()));
        }
    }

    @Test
    void showsRulesTemplatesAndStatementsWithTheirOwners() {
        String page = browser.get(PAGE).body();
        assertThat(page)
                .contains("registry-page")
                .contains("public.ecr.aws")
                .contains("Somebody else")
                .contains("FolkRemedy")
                .contains("lets them delete repositories and change policies too")
                .contains("or make the mirror curated: then other accounts need no statement here.")
                .doesNotContain("This registry was not read yet")
                .doesNotContain("The policy could not be understood")
                .doesNotContain("The policy’s scope is V1")
                .contains("Tags or KMS without a role: each first pull fails as “not found”.");
    }

    @Test
    void saysTheSameByTheApi() {
        JsonNode settings = api.get("viewer", "/registries/" + REGISTRY + "/settings");
        assertThat(settings.path("rules").toString()).contains("\"prefix\":\"registry-page\"");
        JsonNode statement = settings.path("policy")
                .path("statements")
                .valueStream()
                .filter(each -> each.path("sid").asString().equals(SID))
                .findFirst()
                .orElseThrow();
        assertThat(statement.path("mirror").isNull()).isTrue();
        assertThat(PortalApi.each(statement.path("findings"), "severity")).containsExactly("TOO_WIDE");
        assertThat(settings.path("policy").path("scope").asString()).isEqualTo("V2");
    }

    @Test
    void listsTheRegistries() {
        assertThat(browser.get("/registries").body())
                .contains(REGISTRY.toString())
                .contains("Managed");
    }

    @Test
    void testsTheConnection() {
        Browser admin = new Browser(port);
        admin.signIn("admin", "admin");
        admin.submit(PAGE, PAGE + "/test", Map.of());
        assertThat(admin.get(PAGE).body())
                .contains("AWS answers all of it")
                .contains("secretsmanager:DescribeSecret")
                .contains("sqs:GetQueueUrl")
                .doesNotContain("AccessDenied");
        assertThat(admin.get(PAGE).body()).contains("Nothing is changed").doesNotContain("AWS answers all of it");
    }

    @Test
    void saysWhichCallsTheConnectionDoesNotAllow() {
        fail("GetAuthorizationToken", "AccessDeniedException");
        JsonNode found = PortalApi.json(api.post("admin", "/registries/" + REGISTRY + "/test", "{}"));
        assertThat(found.path("passed").asBoolean()).isFalse();
        assertThat(found.path("checks")
                        .valueStream()
                        .filter(check -> !check.path("passed").asBoolean()))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.path("action").asString()).isEqualTo("ecr:GetAuthorizationToken");
                    assertThat(check.path("error").path("message").asString())
                            .isEqualTo("AWS denies ecr:GetAuthorizationToken to the portal. AWS says: “Out of order.”");
                });
    }

    @Test
    void onlyAdminsTestTheConnection() {
        HttpResponse<String> answer = api.post("approver", "/registries/" + REGISTRY + "/test", "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(PortalApi.json(answer).path("detail").asString())
                .isEqualTo("Only admins test the connection of a registry.");
        assertThat(browser.get(PAGE).body()).doesNotContain("Test the connection");
    }

    @Test
    void anUnknownRegistryIsNotFound() {
        assertThat(browser.get("/registries/999999999990.eu-west-3").statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/registries/nonsense").statusCode()).isEqualTo(404);
    }
}
