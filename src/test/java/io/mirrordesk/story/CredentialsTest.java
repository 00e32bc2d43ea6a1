package io.mirrordesk.story;

import static io.mirrordesk.support.PortalApi.each;
import static io.mirrordesk.support.PortalApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.CredentialDraft;
import io.mirrordesk.support.Gate.Trouble;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;

/** The life of a credential: made on its own, given another value, and retired. */
class CredentialsTest extends StoryTest {

    private static final SecretsManagerClient SECRETS = built(SecretsManagerClient.builder());

    @Test
    void aNewValueIsASecretOfItsOwnAndEachRuleIsSwitchedToIt() {
        api.carryOut(api.file(CredentialDraft.mirror("c-turn")));
        api.carryOut(api.file(CredentialDraft.mirror("c-turn-two", "c-turn")));
        JsonNode filed = api.file(CredentialDraft.of(
                "ROTATE_CREDENTIAL", "c-turn", "\"accessToken\": \"fine-again\", \"expiresOn\": \"2099-01-31\""));

        assertThat(filed.path("title").asString()).isEqualTo("Rotate the credential c-turn");
        assertThat(filed.path("plan").path("risk").asString()).isEqualTo("SAFE");
        assertThat(each(filed.path("plan").path("steps"), "kind"))
                .containsExactly("CreateSecret", "UpdateRule", "UpdateRule", "RetireSecret");
        assertThat(each(filed.path("plan").path("steps"), "subject"))
                .containsExactly(
                        "secret:ecr-pullthroughcache/c-turn-2",
                        "rule:c-turn",
                        "rule:c-turn-two",
                        "secret:ecr-pullthroughcache/c-turn-1");
        assertThat(filed.toString()).doesNotContain("fine-again");
        api.carryOut(filed);

        assertThat(value("ecr-pullthroughcache/c-turn-2")).contains("\"accessToken\":\"fine-again\"");
        assertThat(secretOf("c-turn")).contains("c-turn-2");
        assertThat(secretOf("c-turn-two")).contains("c-turn-2");
        assertThat(described("ecr-pullthroughcache/c-turn-1").deletedDate()).isNotNull();
        assertThat(api.credential("c-turn").path("secretName").asString()).isEqualTo("ecr-pullthroughcache/c-turn-2");
        assertThat(api.credential("c-turn").path("usedBy").asInt()).isEqualTo(2);
        assertThat(api.credential("c-turn").path("expiresOn").asString()).isEqualTo("2099-01-31");
    }

    @Test
    void aValueThatTheUpstreamRefusesIsNotFiled() {
        api.carryOut(api.file(CredentialDraft.mirror("c-wrong")));
        HttpResponse<String> refused = api.post(
                "requester",
                "/requests",
                CredentialDraft.of("ROTATE_CREDENTIAL", "c-wrong", "\"accessToken\": \"wrong\""));

        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode error = json(refused).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("credential.accessToken");
        assertThat(error.path("message").asString()).contains("Docker Hub refused this user name and access token");
    }

    @Test
    void aRotationThatFailsHalfWayIsRolledBackToTheValueBefore() {
        api.carryOut(api.file(CredentialDraft.mirror("c-half")));
        api.carryOut(api.file(CredentialDraft.mirror("c-half-two", "c-half")));
        GATE.disturb("UpdatePullThroughCacheRule", "c-half-two", Trouble.DENIED, 1);
        long id = api.approve(
                api.file(CredentialDraft.of("ROTATE_CREDENTIAL", "c-half", "\"accessToken\": \"fine-again\"")));
        eventually("it has failed", () -> api.state(id).equals("FAILED"));
        assertThat(secretOf("c-half")).contains("c-half-2");

        api.steer(id, "rollback");
        eventually(
                "it is rolled back",
                () -> api.request(id).path("run").path("state").asString().equals("ROLLED_BACK"));
        assertThat(secretOf("c-half")).contains("c-half-1");
        assertThat(secretOf("c-half-two")).contains("c-half-1");
        assertThat(described("ecr-pullthroughcache/c-half-1").deletedDate()).isNull();
        assertThat(exists("ecr-pullthroughcache/c-half-2")).isFalse();
        assertThat(api.credential("c-half").path("secretName").asString()).isEqualTo("ecr-pullthroughcache/c-half-1");
    }

    @Test
    void aCredentialIsMadeOnItsOwnAndRetiredWhenNothingUsesIt() {
        JsonNode filed = api.file(CredentialDraft.of(
                "CREATE_CREDENTIAL",
                "c-alone",
                "\"upstream\": \"docker-hub\", \"username\": \"me\", \"accessToken\": \"fine\""));
        assertThat(each(filed.path("plan").path("steps"), "kind")).containsExactly("CreateSecret");
        assertThat(filed.path("credential").path("proof").asString()).isEqualTo("PROVED");
        api.carryOut(filed);
        assertThat(value("ecr-pullthroughcache/c-alone-1")).contains("\"accessToken\":\"fine\"");
        assertThat(api.credential("c-alone").path("state").asString()).isEqualTo("ACTIVE");

        JsonNode retiring = api.file(CredentialDraft.of("RETIRE_CREDENTIAL", "c-alone", ""));
        assertThat(each(retiring.path("plan").path("steps"), "kind")).containsExactly("RetireSecret");
        api.carryOut(retiring);
        assertThat(described("ecr-pullthroughcache/c-alone-1").deletedDate()).isNotNull();
        JsonNode gone = api.get("viewer", "/credentials?state=RETIRED")
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals("c-alone"))
                .findFirst()
                .orElseThrow();
        assertThat(Instant.parse(gone.path("restorableUntil").asString()))
                .isBetween(
                        Instant.now().plus(29, ChronoUnit.DAYS), Instant.now().plus(30, ChronoUnit.DAYS));

        JsonNode again = api.file(CredentialDraft.of(
                "CREATE_CREDENTIAL",
                "c-alone",
                "\"upstream\": \"docker-hub\", \"username\": \"me\", \"accessToken\": \"fine\""));
        assertThat(each(again.path("plan").path("steps"), "subject"))
                .containsExactly("secret:ecr-pullthroughcache/c-alone-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ROTATE_CREDENTIAL | c-none  | "accessToken": "fine"                             | credential.name        | There is no credential “c-none” in
            ROTATE_CREDENTIAL | c-input | "username": "me"                                  | credential.accessToken | Type the access token
            ROTATE_CREDENTIAL | c-input | "upstream": "quay", "accessToken": "fine"         | credential.upstream    | “c-input” is for docker-hub
            ROTATE_CREDENTIAL | c-input | "accessToken": "fine", "expiresOn": "2020-01-01"  | credential.expiresOn   | 2020-01-01 is over
            ROTATE_CREDENTIAL | c-input | "accessToken": "fine", "expiresOn": "soon"        | credential.expiresOn   | “soon” is not a day
            RETIRE_CREDENTIAL | c-input | "username": "me"                                  | credential.name        | “c-input” is in use by “c-input” (payments)
            CREATE_CREDENTIAL | c-input | "upstream": "docker-hub", "username": "me", "accessToken": "fine" | credential.name | There is a credential “c-input” already
            CREATE_CREDENTIAL | c-other | "upstream": "quay", "username": "me", "accessToken": "fine" | credential.upstream | takes no credential
            """)
    void refusesWhatCannotBe(String kind, String name, String members, String field, String words) {
        if (api.credential("c-input").isMissingNode()) {
            api.carryOut(api.file(CredentialDraft.mirror("c-input")));
        }
        HttpResponse<String> refused = api.post("requester", "/requests", CredentialDraft.of(kind, name, members));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        JsonNode error = json(refused).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).contains(words);
    }

    @Test
    void aRuleThatIsNotOursKeepsItsSecret() {
        api.carryOut(api.file(CredentialDraft.mirror("c-shared")));
        String arn = described("ecr-pullthroughcache/c-shared-1").arn();
        ECR.createPullThroughCacheRule(rule -> rule.ecrRepositoryPrefix("c-stranger")
                .upstreamRegistryUrl("registry-1.docker.io")
                .credentialArn(arn));
        HttpResponse<String> refused = api.post(
                "requester",
                "/requests",
                CredentialDraft.of("ROTATE_CREDENTIAL", "c-shared", "\"accessToken\": \"fine\""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The rule “c-stranger”, which is not managed here, reads the secret");
    }

    @Test
    void oneChangeOfACredentialIsUnderReviewAtATime() {
        api.carryOut(api.file(CredentialDraft.mirror("c-once")));
        JsonNode first = api.file(CredentialDraft.of("ROTATE_CREDENTIAL", "c-once", "\"accessToken\": \"fine\""));
        HttpResponse<String> second = api.post(
                "requester",
                "/requests",
                CredentialDraft.of("ROTATE_CREDENTIAL", "c-once", "\"accessToken\": \"fine\""));
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body())
                .contains("Request #" + first.path("id").asLong()
                        + " by requester brings or changes the credential “c-once”");
    }

    private static String value(String secret) {
        return SECRETS.getSecretValue(read -> read.secretId(secret)).secretString();
    }

    private static DescribeSecretResponse described(String secret) {
        return SECRETS.describeSecret(read -> read.secretId(secret));
    }

    private static boolean exists(String secret) {
        try {
            return described(secret) != null;
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private static String secretOf(String prefix) {
        return ECR
                .describePullThroughCacheRules(all -> all.ecrRepositoryPrefixes(prefix))
                .pullThroughCacheRules()
                .stream()
                .map(PullThroughCacheRule::credentialArn)
                .findFirst()
                .orElseThrow();
    }
}
