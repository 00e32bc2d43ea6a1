package io.mirrordesk.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.identity.People;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.SandboxedPortal;
import io.mirrordesk.support.SomePeople;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pulls that fail for a reason that we made, and what the doctor says to the client's own words. */
class DoctorTest extends SandboxedPortal {

    private static final String OWNER = "111122223333";
    private static final String PAYMENTS = "444455556666";
    private static final String HOST = SANDBOX.endpoint().getAuthority();
    private static final SecretsManagerClient SECRETS = built(SecretsManagerClient.builder());
    private static final String DIGEST = "sha256:" + "9d2f1c04".repeat(8);
    private static boolean ready;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private PortalApi api;

    @BeforeEach
    void twoMirrorsAreThere() {
        SomePeople.in(people);
        api = new PortalApi(port);
        if (!ready) {
            mirror(HubDraft.of("d-hub").json());
            mirror(HubDraft.of("d-alone")
                    .json()
                    .replace(
                            "{\"organization\": \"o-sandbox0001\"}, {\"account\": \"444455556666\"}",
                            "{\"account\": \"222233334444\"}"));
            ready = true;
        }
    }

    @AfterAll
    static void removeRules() {
        removeRules("d-");
        ECR.deleteRepositoryCreationTemplate(template -> template.prefix("d-tags"));
    }

    @AfterEach
    void upstreamsAreWell() {
        upstream("DELETE", "");
    }

    @Test
    void namesTheMissingLibraryAndTheRightReference() {
        JsonNode first = first("approver", Skopeo.inspect(OWNER, HOST + "/d-hub/nginx:1.27"));

        assertThat(cause(first)).isEqualTo("CERTAIN LIBRARY_MISSING");
        assertThat(fix(first, "REFERENCE")).isEqualTo(HOST + "/d-hub/library/nginx:1.27");
    }

    @Test
    void namesALibraryTooMuchAndTheRightReference() {
        JsonNode first = first("approver", Skopeo.inspect(OWNER, HOST + "/d-hub/library/grafana/grafana:12.1"));

        assertThat(cause(first)).isEqualTo("CERTAIN LIBRARY_TOO_MUCH");
        assertThat(fix(first, "REFERENCE")).isEqualTo(HOST + "/d-hub/grafana/grafana:12.1");
    }

    @Test
    void namesTheGrantThatIsMissingAndWhomToAsk() {
        JsonNode first = first("requester", Skopeo.inspect(PAYMENTS, HOST + "/d-alone/library/nginx:1.27"));

        assertThat(cause(first)).isEqualTo("CERTAIN NO_GRANT");
        assertThat(first.path("sentence").asString()).contains("d-alone", PAYMENTS);
        assertThat(first.path("evidence").findValuesAsString("source"))
                .contains("the portal", "DescribeRepositories", "your text, line 1");
        assertThat(first.path("evidence").toString())
                .contains("account:222233334444", "says nothing of ecr:BatchGetImage");
        assertThat(first.path("fixes").toString())
                .contains("/requests/new?kind=CHANGE_MIRROR&prefix=d-alone&grants=222233334444%0A444455556666");
    }

    @Test
    void namesTheCredentialThatTheUpstreamRefuses() {
        upstream("POST", "{\"host\":\"registry-1.docker.io\",\"effect\":\"refusing\"}");

        JsonNode first = first("approver", Skopeo.inspect(OWNER, HOST + "/d-hub/library/redis:8"));

        assertThat(cause(first)).isEqualTo("CERTAIN CREDENTIAL_REFUSED");
        assertThat(first.path("evidence").toString()).contains("ValidatePullThroughCacheRule", "your text, line 1");
        assertThat(fix(first, "COMMAND")).contains("validate-pull-through-cache-rule --ecr-repository-prefix d-hub");
    }

    @Test
    void namesASecretThatIsEncryptedWithACustomersKey() {
        rule("d-key");
        SECRETS.updateSecret(
                secret -> secret.secretId("ecr-pullthroughcache/d-key").kmsKeyId("alias/ours"));

        assertThat(cause(first("approver", docker(HOST + "/d-key/library/redis:8", "name unknown"))))
                .isEqualTo("CERTAIN SECRET_KEY");
    }

    @Test
    void namesASecretThatIsAboutToGo() {
        rule("d-going");
        SECRETS.deleteSecret(
                secret -> secret.secretId("ecr-pullthroughcache/d-going").recoveryWindowInDays(7L));

        assertThat(cause(first("approver", docker(HOST + "/d-going/library/redis:8", "name unknown"))))
                .isEqualTo("CERTAIN SECRET_DELETED");
    }

    @Test
    void namesAnArchivedImageAndHowToRestoreIt() {
        ECR.updateImageStorageClass(image -> image.repositoryName("d-hub/grafana/grafana")
                .imageId(id -> id.imageTag("12.1"))
                .targetStorageClass(TargetStorageClass.ARCHIVE));

        JsonNode first = first("approver", Skopeo.inspect(OWNER, HOST + "/d-hub/grafana/grafana:12.1"));

        assertThat(cause(first)).isEqualTo("CERTAIN ARCHIVED");
        assertThat(fix(first, "COMMAND"))
                .contains("update-image-storage-class --repository-name d-hub/grafana/grafana", "STANDARD");
    }

    @Test
    void saysThatAFirstPullByDigestFails() {
        JsonNode first = first("approver", Skopeo.inspect(OWNER, HOST + "/d-hub/library/nginx@" + DIGEST));

        assertThat(cause(first)).isEqualTo("CERTAIN DIGEST_FIRST");
    }

    @Test
    void namesAnImageThatNobodyAskedForAndOffersTheRequest() {
        JsonNode first = first("requester", Skopeo.inspect(PAYMENTS, HOST + "/d-hub/library/redis:8"));

        assertThat(cause(first)).isEqualTo("CERTAIN NOT_REQUESTED");
        assertThat(first.path("fixes").toString())
                .contains("/requests/new?kind=ADD_IMAGES&prefix=d-hub&warm=library%2Fredis%3A8");
    }

    @Test
    void saysThatTheUpstreamIsAway() throws Exception {
        upstream("POST", "{\"host\":\"registry-1.docker.io\",\"effect\":\"down\"}");
        String image = HOST + "/d-hub/library/redis:8";

        assertThat(pull("d-hub/library/redis", "8").statusCode()).isEqualTo(503);
        assertThat(cause(first("approver", docker(image, "received unexpected HTTP status: 503 Service Unavailable"))))
                .isEqualTo("CERTAIN UPSTREAM_DOWN");
    }

    @Test
    void saysThatTheUpstreamLimitsPulls() throws Exception {
        upstream("POST", "{\"host\":\"registry-1.docker.io\",\"effect\":\"limited\"}");
        String image = HOST + "/d-hub/library/alpine:3.22";

        assertThat(pull("d-hub/library/alpine", "3.22").statusCode()).isEqualTo(429);
        eventually(
                "ECR's event is here",
                () -> cause(first("approver", docker(image, "toomanyrequests: Rate exceeded")))
                        .equals("CERTAIN UPSTREAM_LIMITED"));
    }

    @Test
    void namesATemplateThatLacksItsRole() {
        rule("d-tags");
        ECR.createRepositoryCreationTemplate(template -> template.prefix("d-tags")
                .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                .resourceTags(tag -> tag.key("team").value("a")));

        assertThat(cause(first("approver", docker(HOST + "/d-tags/library/redis:8", "name unknown"))))
                .isEqualTo("CERTAIN TEMPLATE_WITHOUT_ROLE");
    }

    @Test
    void namesARuleThatIsGoneThoughItsMirrorIsDefined() {
        String prefix = "d-alone";
        var rule = ECR.describePullThroughCacheRules(of -> of.ecrRepositoryPrefixes(prefix))
                .pullThroughCacheRules()
                .getFirst();
        ECR.deletePullThroughCacheRule(of -> of.ecrRepositoryPrefix(prefix));

        JsonNode first = first("approver", Skopeo.inspect(OWNER, HOST + "/d-alone/library/redis:8"));

        ECR.createPullThroughCacheRule(again -> again.ecrRepositoryPrefix(prefix)
                .upstreamRegistryUrl(rule.upstreamRegistryUrl())
                .credentialArn(rule.credentialArn()));
        assertThat(cause(first)).isEqualTo("CERTAIN RULE_MISSING");
    }

    @Test
    void proposesThePrefixThatWasMeant() {
        JsonNode first = first("approver", Skopeo.inspect(OWNER, HOST + "/d-hbu/library/nginx:1.27"));

        assertThat(cause(first)).isEqualTo("CERTAIN PREFIX_UNKNOWN");
        assertThat(fix(first, "REFERENCE")).isEqualTo(HOST + "/d-hub/library/nginx:1.27");
    }

    @Test
    void offersTheMirroredReferenceInPlaceOfTheUpstreams() {
        JsonNode first =
                first("approver", "docker pull docker.io/grafana/grafana:12.1\ntoomanyrequests: pull rate limit");

        assertThat(cause(first)).isEqualTo("CERTAIN UPSTREAM_ADDRESSED");
        assertThat(fix(first, "REFERENCE")).endsWith("/grafana/grafana:12.1").startsWith(HOST);
    }

    @Test
    void saysWhatCouldNotBeCheckedWhileAwsIsAway() {
        for (String operation : new String[] {
            "DescribePullThroughCacheRules",
            "DescribeRepositories",
            "DescribeImages",
            "GetRegistryPolicy",
            "ValidatePullThroughCacheRule"
        }) {
            GATE.disturb(operation, "", Trouble.DENIED, Gate.ALWAYS);
        }

        JsonNode report = report("approver", docker(HOST + "/d-hub/library/redis:8", "manifest unknown"));

        assertThat(report.path("findings").findValuesAsString("likelihood")).doesNotContain("CERTAIN");
        assertThat(report.path("unchecked").findValuesAsString("sentence"))
                .anyMatch(line -> line.startsWith("The rules of the registry could not be checked. AWS denies"))
                .anyMatch(line -> line.startsWith("Whether the image is cached could not be checked."));
    }

    @Test
    void guessesNothingAboutATextThatItDoesNotKnow() {
        JsonNode report = report("approver", HOST + "/d-hub/library/nginx:1.27\nflux capacitor underrun");

        assertThat(report.path("findings")).isEmpty();
        assertThat(report.path("ruledOut").findValuesAsString("sentence"))
                .anyMatch(line -> line.startsWith("The image is cached and active"));
        assertThat(report.path("next")).isNotEmpty();
    }

    @Test
    void givesNoSecretOfTheTextAway() {
        String answer = ask(
                        "approver",
                        "docker login -u AWS -p Zq7-marked-Secret_91x " + HOST + "\n"
                                + docker(
                                        HOST + "/d-hub/nginx:1.27",
                                        "Authorization: Bearer Zq7-marked-Secret_91x denied: 403 Forbidden"))
                .body();

        assertThat(answer).contains("LIBRARY_MISSING").doesNotContain("Zq7-marked");
    }

    @Test
    void refusesWhatIsNotTheirsAndWhatIsTooMuch() {
        assertThat(ask("requester", " ").body()).contains("\"field\":\"text\"");
        assertThat(ask("requester", "x".repeat(Doctor.MAX_BYTES + 1)).body()).contains("larger than 1 MB");
        assertThat(api.post("requester", "/doctor", "{\"text\": \"nginx\", \"team\": \"platform\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(api.post("requester", "/doctor", "{\"text\": \"nginx\", \"registry\": \"1.x\"}")
                        .body())
                .contains("is not managed here");
    }

    private void mirror(String draft) {
        long id = api.approve(api.file(draft));
        eventually("the mirror is there", () -> api.state(id).equals("DONE"));
        eventually(
                "its images are warm",
                () -> PortalApi.each(api.request(id).path("pull"), "state").stream()
                        .allMatch("WARM"::equals));
    }

    /** A rule that nobody asked for here, with a credential that works. */
    private static void rule(String prefix) {
        String arn = SECRETS.createSecret(secret -> secret.name("ecr-pullthroughcache/" + prefix)
                        .secretString("{\"username\":\"me\",\"accessToken\":\"fine\"}"))
                .arn();
        ECR.createPullThroughCacheRule(rule -> rule.ecrRepositoryPrefix(prefix)
                .upstreamRegistryUrl("registry-1.docker.io")
                .credentialArn(arn));
    }

    private JsonNode first(String person, String text) {
        return report(person, text).path("findings").path(0);
    }

    private JsonNode report(String person, String text) {
        HttpResponse<String> answer = ask(person, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return PortalApi.json(answer).path("reports").path(0);
    }

    private HttpResponse<String> ask(String person, String text) {
        return api.post(person, "/doctor", JsonMapper.shared().writeValueAsString(Map.of("text", text)));
    }

    private static String cause(JsonNode finding) {
        return finding.path("likelihood").asString("") + " "
                + finding.path("cause").asString("");
    }

    private static String fix(JsonNode finding, String kind) {
        return finding.path("fixes")
                .valueStream()
                .filter(fix -> fix.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("text")
                .asString();
    }

    private static String docker(String image, String said) {
        return "$ docker pull " + image + "\nError response from daemon: " + said;
    }

    private static HttpResponse<String> pull(String repository, String tag) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(SANDBOX.endpoint().resolve("/v2/" + repository + "/manifests/" + tag))
                                .header("Authorization", Skopeo.basic(OWNER))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static void upstream(String method, String body) {
        URI address = SANDBOX.endpoint().resolve("/_sandbox/upstreams");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(address)
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
