package io.mirrordesk.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.contract.Spelling;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Fix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Causes that take one fact to be otherwise. */
class ChecksTest {

    private static final String DIGEST = "sha256:" + "9d2f1c04".repeat(8);

    @Test
    void findNothingWhereAllIsWell() {
        Chart chart = new SomeCase().chart();

        assertThat(chart.findings()).isEmpty();
        assertThat(chart.fine())
                .extracting(Evidence::sentence)
                .anyMatch(line -> line.contains("let account 444455556666 pull"))
                .anyMatch(line -> line.contains("cached and active"));
    }

    @ParameterizedTest
    @CsvSource({
        "no basic auth credentials, CERTAIN LOGIN_MISSING",
        "Your authorization token has expired, CERTAIN LOGIN_EXPIRED",
        "no matching manifest for linux/arm64, CERTAIN PLATFORM_MISSING",
        "dial tcp: lookup x: no such host, CERTAIN NAME_RESOLUTION",
        "context deadline exceeded, CERTAIN NETWORK",
        "x509: certificate signed by unknown authority, CERTAIN TLS",
        "http: server gave HTTP response to HTTPS client, LIKELY PLAIN_HTTP",
        "no space left on device, CERTAIN DISK_FULL",
        "toomanyrequests: Rate exceeded, LIKELY UPSTREAM_LIMITED",
        "503 Service Unavailable, POSSIBLE UPSTREAM_DOWN",
        "UnsupportedUpstreamRegistryException, CERTAIN UNSUPPORTED_UPSTREAM",
        "LimitExceededException, LIKELY LIMIT"
    })
    void nameWhatTheClientSaysByItself(String words, String cause) {
        assertThat(new SomeCase().saying(words).causes()).containsExactly(cause);
    }

    @Test
    void nameTheContentNetworkThatIsNotReached() {
        assertThat(new SomeCase()
                        .saying(
                                "Get \"https://production.cloudflare.docker.com/x\": dial tcp 104.18.121.25:443: i/o timeout")
                        .causes())
                .containsExactly("CERTAIN CONTENT_NETWORK");
    }

    @Test
    void nameTheStatementThatDenies() {
        String deny =
                "{\"Sid\": \"Closed\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"ecr:BatchGetImage\"}";

        assertThat(new SomeCase()
                        .repositoryPolicy(SomeCase.policy(deny))
                        .findings()
                        .getFirst()
                        .sentence())
                .isEqualTo(
                        "The statement “Closed” of the repository's policy denies ecr:BatchGetImage to account 444455556666.");
    }

    @Test
    void nameTheRepositorysPolicyThatLacksWhatIsGranted() {
        assertThat(new SomeCase().repositoryPolicy(null).saying("denied").causes())
                .containsExactly("CERTAIN PERMISSION_MISSING");
    }

    @Test
    void nameTheRegistrysPolicyThatLacksThePair() {
        assertThat(new SomeCase()
                        .withoutRepository()
                        .registryPolicy(null)
                        .saying("name unknown")
                        .findings()
                        .getFirst()
                        .sentence())
                .contains(
                        "create it and import into it: ecr:CreateRepository and ecr:BatchImportUpstreamImage is missing");
    }

    @Test
    void nameTheScopeThatIgnoresTheRegistrysPolicy() {
        String all =
                "{\"Sid\": \"All\", \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"ecr:*\", \"Resource\": \"*\"}";

        assertThat(new SomeCase()
                        .repositoryPolicy(null)
                        .registryPolicy(SomeCase.policy(all))
                        .causes())
                .isEmpty();
        assertThat(new SomeCase()
                        .repositoryPolicy(null)
                        .registryPolicy(SomeCase.policy(all))
                        .scopeV1()
                        .causes())
                .containsExactly("CERTAIN POLICY_SCOPE");
    }

    @Test
    void saySoWhereACuratedImageWasNotAskedFor() {
        assertThat(new SomeCase()
                        .curated()
                        .withoutRepository()
                        .registryPolicy(null)
                        .findings()
                        .getFirst()
                        .fixes())
                .containsExactly(new Fix.RequestImage("docker-hub", "library/nginx:1.27"));
    }

    @Test
    void tellADigestThatExpiredFromOneThatNeverWasHere() {
        String byDigest = SomeCase.HOST + "/docker-hub/library/nginx@" + DIGEST;

        assertThat(new SomeCase().withoutImage().pulling(byDigest).causes()).containsExactly("CERTAIN DIGEST_FIRST");
        assertThat(new SomeCase()
                        .remembered("{\"rules\": []}")
                        .pulling(byDigest)
                        .causes())
                .containsExactly("CERTAIN DIGEST_FIRST", "LIKELY EXPIRED");
    }

    @Test
    void takeATagWithADigestForADigest() {
        assertThat(new SomeCase()
                        .withoutImage()
                        .pulling(SomeCase.HOST + "/docker-hub/library/nginx:1.27@" + DIGEST)
                        .findings()
                        .getFirst()
                        .fixes())
                .contains(new Fix.RunCommand(
                        "Pull it once by its tag alone; then the digest works too",
                        "docker pull " + SomeCase.HOST + "/docker-hub/library/nginx:1.27"));
    }

    @Test
    void nameImmutableTags() {
        assertThat(new SomeCase()
                        .immutable()
                        .saying("tag invalid: cannot be overwritten because the repository is immutable")
                        .causes())
                .containsExactly("CERTAIN TAG_IMMUTABLE");
    }

    @Test
    void guessOnlyWhereNothingIsProved() {
        assertThat(new SomeCase()
                        .withoutImage()
                        .saying("manifest unknown: Requested image not found")
                        .causes())
                .containsExactly("POSSIBLE IDENTITY_POLICY", "POSSIBLE NOT_AT_UPSTREAM");
    }

    @Test
    void nameAnotherRegistryAndTheReferenceHere() {
        assertThat(new SomeCase()
                        .pulling("111122223333.dkr.ecr.us-east-1.amazonaws.com/docker-hub/library/nginx:1.27")
                        .findings()
                        .getFirst()
                        .fixes())
                .containsExactly(new Fix.UseReference(SomeCase.HOST + "/docker-hub/library/nginx:1.27"));
    }

    @Test
    void nameTheHostThatWasLeftOut() {
        assertThat(new SomeCase().pulling("docker-hub/library/nginx:1.27").causes())
                .containsExactly("CERTAIN REGISTRY_LEFT_OUT");
    }

    @Test
    void nameTheCapitalLetterAndTheReferenceWithoutIt() {
        assertThat(new SomeCase()
                        .pulling(SomeCase.HOST + "/docker-hub/library/Nginx:1.27")
                        .findings()
                        .getFirst()
                        .fixes())
                .containsExactly(new Fix.UseReference(SomeCase.HOST + "/docker-hub/library/nginx:1.27"));
    }

    @Test
    void nameARegistryThatCannotBeCached() {
        assertThat(new SomeCase().pulling("gcr.io/distroless/static:latest").causes())
                .containsExactly("CERTAIN UNSUPPORTED_UPSTREAM");
    }

    @ParameterizedTest
    @CsvSource({
        "quay, qauy, true",
        "docker-hub, dockerhub, true",
        "docker-hub, docker-hub2, true",
        "quay, kubernetes, false",
        "ab, cd, false"
    })
    void knowASlipOfTyping(String prefix, String typed, boolean near) {
        assertThat(Spelling.isNear(prefix, typed)).isEqualTo(near);
    }
}
