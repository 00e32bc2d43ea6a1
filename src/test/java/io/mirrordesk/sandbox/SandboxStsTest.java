package io.mirrordesk.sandbox;

import static io.mirrordesk.sandbox.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class SandboxStsTest {

    private static final String ROLE = "arn:aws:iam::444455556666:role/team/puller";
    private static final String GUARDED = "arn:aws:iam::111122223333:role/guarded";

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(
                SandboxProperties.inDirectory(directory).withExternalIds(Map.of(GUARDED, "secret-handshake")));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void reset() throws Exception {
        sandbox.control("POST", "reset", "");
    }

    @Test
    void takesTheAccountFromTheAccessKey() {
        try (StsClient other = sandbox.stsOf("444455556666");
                StsClient any = sandbox.stsOf("AKIAIOSFODNN7EXAMPLE")) {
            GetCallerIdentityResponse identity = other.getCallerIdentity();
            assertThat(identity.account()).isEqualTo("444455556666");
            assertThat(identity.arn()).isEqualTo("arn:aws:iam::444455556666:root");
            assertThat(identity.userId()).isEqualTo("444455556666");
            assertThat(any.getCallerIdentity().account()).isEqualTo("111122223333");
            assertThat(any.getAccessKeyInfo(k -> k.accessKeyId("AKIAIOSFODNN7EXAMPLE"))
                            .account())
                    .isEqualTo("111122223333");
        }
    }

    @Test
    void isTheRoleThatWasAssumed() {
        AssumeRoleResponse assumed = sandbox.sts.assumeRole(
                r -> r.roleArn(ROLE).roleSessionName("test").durationSeconds(900));
        assertThat(assumed.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::444455556666:assumed-role/puller/test");
        assertThat(assumed.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z0-9]{17}:test");
        Credentials credentials = assumed.credentials();
        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z0-9]{16}");
        assertThat(Duration.between(Instant.now(), credentials.expiration()))
                .isBetween(Duration.ofSeconds(880), Duration.ofSeconds(900));
        try (StsClient sts = sandbox.stsIn(credentials)) {
            GetCallerIdentityResponse identity = sts.getCallerIdentity();
            assertThat(identity.account()).isEqualTo("444455556666");
            assertThat(identity.arn()).isEqualTo(assumed.assumedRoleUser().arn());
            assertThat(identity.userId()).isEqualTo(assumed.assumedRoleUser().assumedRoleId());
        }
    }

    @Test
    void asksForTheExternalIdOfARoleThatHasOne() {
        refusal(() -> sandbox.sts.assumeRole(r -> r.roleArn(GUARDED).roleSessionName("test")))
                .is(
                        "AccessDenied",
                        "User: arn:aws:iam::111122223333:root is not authorized to perform: sts:AssumeRole on resource: "
                                + GUARDED)
                .hasStatus(403);
        refusal(() -> sandbox.sts.assumeRole(
                        r -> r.roleArn(GUARDED).roleSessionName("test").externalId("wrong")))
                .is("AccessDenied");
        assertThat(sandbox.sts
                        .assumeRole(
                                r -> r.roleArn(GUARDED).roleSessionName("test").externalId("secret-handshake"))
                        .credentials())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense | test | 3600 | 1 validation error detected: Value 'nonsense' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20
            arn:aws:iam::444455556666:user/x | test | 3600 | arn:aws:iam::444455556666:user/x is invalid
            arn:aws:iam::444455556666:role/x | a b | 3600 | 1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*
            arn:aws:iam::444455556666:role/x | t | 3600 | 1 validation error detected: Value 't' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2
            arn:aws:iam::444455556666:role/x | test | 899 | 1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900
            arn:aws:iam::444455556666:role/x | test | 43201 | 1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200
            """)
    void refusesWhatBreaksItsModel(String role, String session, int seconds, String message) {
        refusal(() -> sandbox.sts.assumeRole(
                        r -> r.roleArn(role).roleSessionName(session).durationSeconds(seconds)))
                .is("ValidationError", message);
    }

    @Test
    void endsASessionEverywhereOnTheSandboxsClock() throws Exception {
        Credentials credentials = assume().credentials();
        sandbox.control("POST", "clock", "{\"advanceSeconds\":3601}");
        String expired = "The security token included in the request is expired";
        try (StsClient sts = sandbox.stsIn(credentials);
                EcrClient ecr = sandbox.ecrIn(credentials);
                SqsClient sqs = sandbox.sqsIn(credentials)) {
            refusal(sts::getCallerIdentity).is("ExpiredToken", expired).hasStatus(403);
            refusal(() -> ecr.describeRegistry(r -> {})).is("ExpiredTokenException", expired);
            refusal(sqs::listQueues).is("ExpiredTokenException", expired);
        }
    }

    @Test
    void refusesATokenThatIsNotItsOwn() {
        Credentials forged = assume().credentials().toBuilder()
                .sessionToken("sandbox.forged")
                .build();
        try (StsClient sts = sandbox.stsIn(forged)) {
            refusal(sts::getCallerIdentity)
                    .is("InvalidClientTokenId", "The security token included in the request is invalid.");
        }
    }

    @Test
    void givesTheCallerItselfASession() {
        Credentials credentials = sandbox.sts.getSessionToken().credentials();
        try (StsClient sts = sandbox.stsIn(credentials)) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::111122223333:root");
        }
        try (StsClient role = sandbox.stsIn(assume().credentials())) {
            refusal(role::getSessionToken).is("AccessDenied", "Cannot call GetSessionToken with session credentials");
            refusal(() -> role.assumeRole(
                            r -> r.roleArn(ROLE).roleSessionName("chained").durationSeconds(7200)))
                    .is("ValidationError");
        }
    }

    @Test
    void decodesNothing() {
        refusal(() -> sandbox.sts.decodeAuthorizationMessage(d -> d.encodedMessage("abc")))
                .is("InvalidAuthorizationMessage");
    }

    private static AssumeRoleResponse assume() {
        return sandbox.sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("test"));
    }
}
