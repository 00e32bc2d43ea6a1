package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Browser;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import tools.jackson.databind.JsonNode;

/** A mirror of another account's ECR registry, reached with a role. */
class EcrUpstreamTest extends StoryTest {

    private static final String UPSTREAM = "999988887777.dkr.ecr.us-east-1.amazonaws.com";
    private static final String ROLE = "arn:aws:iam::111122223333:role/ecr-upstream";

    @Test
    void theRuleHasTheRoleAndThePageHasThePoliciesForTheOtherAccount() {
        JsonNode filed = api.file(draft("e-base", UPSTREAM, ROLE, "\"base\""));

        assertThat(filed.path("mirror").path("customRoleArn").asString()).isEqualTo(ROLE);
        assertThat(each(filed.path("plan").path("steps"), "kind")).containsExactly("CreateRule");
        Browser browser = new Browser(port);
        browser.signIn("approver", "approver");
        assertThat(browser.get("/requests/" + filed.path("id").asLong()).body())
                .contains("What the upstream needs", "pullthroughcache.ecr.amazonaws.com")
                .contains("arn:aws:ecr:us-east-1:999988887777:repository/base/*");
        api.carryOut(filed);

        PullThroughCacheRule rule = ECR.describePullThroughCacheRules(it -> it.ecrRepositoryPrefixes("e-base"))
                .pullThroughCacheRules()
                .getFirst();
        assertThat(rule.customRoleArn()).isEqualTo(ROLE);
        assertThat(rule.upstreamRepositoryPrefix()).isEqualTo("base");
    }

    @Test
    void anotherRoleIsSetInPlace() {
        api.carryOut(api.file(draft("e-turn", UPSTREAM, ROLE, "null")));

        JsonNode filed = api.file("""
                {"kind": "CHANGE_MIRROR", "reason": "Another role",
                 "mirror": {"prefix": "e-turn", "customRoleArn": "%s-2"}}""".formatted(ROLE));
        assertThat(each(filed.path("plan").path("steps"), "kind")).containsExactly("UpdateRule");
        api.carryOut(filed);

        assertThat(ECR.describePullThroughCacheRules(it -> it.ecrRepositoryPrefixes("e-turn"))
                        .pullThroughCacheRules()
                        .getFirst()
                        .customRoleArn())
                .isEqualTo(ROLE + "-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            999988887777.dkr.ecr.us-east-1.amazonaws.com | | The upstream is a registry of account 999988887777, so ECR needs a role of account 111122223333 to sign in there.
            999988887777.dkr.ecr.us-east-1.amazonaws.com | my-role | “my-role” is not the ARN of a role. It looks like arn:aws:iam::111122223333:role/ecr-upstream.
            999988887777.dkr.ecr.us-east-1.amazonaws.com | arn:aws:iam::999988887777:role/theirs | The role belongs to account 999988887777; ECR takes only a role of the registry's own account, 111122223333.""")
    void aRoleThatCannotWorkIsRefused(String upstream, @Nullable String role, String message) {
        assertThat(refusal(draft("e-none", upstream, role, "null"))).isEqualTo(message);
    }

    @Test
    void otherUpstreamsTakeNoRole() {
        assertThat(refusal("""
                {"kind": "CREATE_MIRROR", "reason": "Test", "mirror": {"prefix": "e-quay", "upstream": "quay", "team": "payments",
                  "customRoleArn": "%s"}}""".formatted(ROLE)))
                .startsWith("ECR signs in at ")
                .endsWith(" without a role. Leave it out.");
    }

    private String refusal(String draft) {
        HttpResponse<String> refused = api.post("requester", "/requests", draft);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        JsonNode error = json(refused).path("errors").get(0);
        assertThat(error.path("field").asString()).isEqualTo("mirror.customRoleArn");
        return error.path("message").asString();
    }

    private static String draft(String prefix, String upstream, @Nullable String role, String upstreamPrefix) {
        return """
                {"kind": "CREATE_MIRROR", "reason": "Base images of another account",
                 "mirror": {"prefix": "%s", "upstream": "ecr", "upstreamUrl": "%s", "upstreamPrefix": %s, "team": "payments",
                            "customRoleArn": %s}}""".formatted(prefix, upstream, upstreamPrefix, role == null ? "null" : "\"" + role + "\"");
    }
}
