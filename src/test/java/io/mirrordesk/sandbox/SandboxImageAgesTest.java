package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.model.ImageDetail;

/** Images of a try-out can be as old as one wants. */
class SandboxImageAgesTest {

    private static final String PROMETHEUS = "quay/prometheus/prometheus";
    private static final String WHERE =
            "\"account\":\"111122223333\",\"region\":\"eu-central-1\",\"repository\":\"" + PROMETHEUS + "\"";

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        sandbox = new RunningSandbox(directory);
        sandbox.ecr.createPullThroughCacheRule(
                r -> r.ecrRepositoryPrefix("quay").upstreamRegistryUrl("quay.io"));
        pull("v3.5.0");
        pull("v3.4.2");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void agesEveryImageOfARepository() throws Exception {
        assertThat(age("{%s,\"ageDays\":40}".formatted(WHERE)).statusCode()).isEqualTo(200);
        assertThat(images())
                .hasSizeGreaterThan(2)
                .allSatisfy(image -> assertThat(image.imagePushedAt())
                        .isBetween(daysAgo(40).minusSeconds(60), daysAgo(40).plusSeconds(60)));
    }

    @Test
    void agesOneImageWithItsPlatforms() throws Exception {
        assertThat(age("{%s,\"tag\":\"v3.4.2\",\"pushedAt\":\"2026-01-31T12:00:00Z\"}".formatted(WHERE))
                        .body())
                .isEqualToIgnoringWhitespace("{\"images\":3}");
        assertThat(images())
                .filteredOn(image -> image.imagePushedAt().equals(Instant.parse("2026-01-31T12:00:00Z")))
                .hasSize(3)
                .anySatisfy(image -> assertThat(image.imageTags()).containsExactly("v3.4.2"));
    }

    @Test
    void setsAndForgetsTheLastPull() throws Exception {
        age("{%s,\"lastRecordedPullTime\":\"2026-01-31T12:00:00Z\"}".formatted(WHERE));
        assertThat(images())
                .extracting(ImageDetail::lastRecordedPullTime)
                .containsOnly(Instant.parse("2026-01-31T12:00:00Z"));
        age("{%s,\"lastRecordedPullTime\":null}".formatted(WHERE));
        assertThat(images()).extracting(ImageDetail::lastRecordedPullTime).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            account    | '"ageDays":1,"account":7'
            repository | '"ageDays":1,"repository":"quay/nothing"'
            tag        | '"ageDays":1,"tag":"v0"'
            digest     | '"ageDays":1,"digest":"sha256:0"'
            digest     | '"ageDays":1,"tag":"v3.5.0","digest":"sha256:0"'
            ageDays    | '"ageDays":-1'
            ageDays    | '"ageDays":"old"'
            ageDays    | '"tag":"v3.5.0"'
            pushedAt   | '"ageDays":1,"pushedAt":"2026-01-31T12:00:00Z"'
            pushedAt   | '"pushedAt":"yesterday"'
            age        | '"age":1'
            """)
    void namesTheFieldThatIsWrong(String field, String members) throws Exception {
        HttpResponse<String> answer = age("{" + WHERE + "," + members + "}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void refusesWhatIsNoObject() throws Exception {
        assertThat(age("[]").statusCode()).isEqualTo(400);
        assertThat(age("{").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> age(String body) throws Exception {
        return sandbox.control("POST", "images/age", body);
    }

    private List<ImageDetail> images() {
        return sandbox.ecr.describeImages(i -> i.repositoryName(PROMETHEUS)).imageDetails();
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    private void pull(String tag) throws Exception {
        String login = sandbox.ecr
                .getAuthorizationToken(a -> {})
                .authorizationData()
                .getFirst()
                .authorizationToken();
        sandbox.send(HttpRequest.newBuilder(
                        URI.create(sandbox.sandbox.endpoint() + "/v2/" + PROMETHEUS + "/manifests/" + tag))
                .header("Authorization", "Basic " + login)
                .header("Accept", "application/vnd.oci.image.index.v1+json"));
        awaitImport(tag);
    }

    /** The import goes on behind the answer, and ends with the tag. */
    private void awaitImport(String tag) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (images().stream().noneMatch(image -> image.imageTags().contains(tag))) {
            assertThat(System.nanoTime())
                    .as("the import of " + tag + " takes too long")
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
