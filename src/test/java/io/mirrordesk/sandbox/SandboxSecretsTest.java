package io.mirrordesk.sandbox;

import static io.mirrordesk.sandbox.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

/** A secret from its creation through its versions to its end. */
class SandboxSecretsTest {

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;
    private static SecretsManagerClient secrets;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(directory);
        secrets = sandbox.secrets;
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
    void keepsCurrentAndPreviousValues() {
        String first = create("a/b", "one").versionId();
        String second = secrets.putSecretValue(s -> s.secretId("a/b").secretString("two"))
                .versionId();
        assertThat(value("a/b", "AWSCURRENT")).isEqualTo("two");
        assertThat(value("a/b", "AWSPREVIOUS")).isEqualTo("one");
        assertThat(describe("a/b").versionIdsToStages())
                .isEqualTo(Map.of(first, List.of("AWSPREVIOUS"), second, List.of("AWSCURRENT")));
    }

    @Test
    void findsASecretByNameAndByFullAndPartialArn() {
        String arn = create("a/b", "one").arn();
        assertThat(arn).matches("arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b-[A-Za-z0-9]{6}");
        assertThat(value(arn, null)).isEqualTo("one");
        assertThat(value(arn.substring(0, arn.length() - 7), null)).isEqualTo("one");
    }

    @Test
    void keepsBytesAsTheyAre() {
        secrets.createSecret(s -> s.name("bytes").secretBinary(SdkBytes.fromByteArray(new byte[] {0, -1, 7})));
        assertThat(secrets.getSecretValue(s -> s.secretId("bytes"))
                        .secretBinary()
                        .asByteArray())
                .containsExactly(0, -1, 7);
    }

    @Test
    void takesARepeatedCallForTheSame() {
        String token = UUID.randomUUID().toString();
        CreateSecretResponse first =
                secrets.createSecret(s -> s.name("twice").secretString("v").clientRequestToken(token));
        CreateSecretResponse second =
                secrets.createSecret(s -> s.name("twice").secretString("v").clientRequestToken(token));
        assertThat(second.arn()).isEqualTo(first.arn());
        assertThat(second.versionId()).isEqualTo(token);
        assertThat(secrets.putSecretValue(
                                s -> s.secretId("twice").secretString("v").clientRequestToken(token))
                        .versionId())
                .isEqualTo(token);
        assertThat(describe("twice").versionIdsToStages()).hasSize(1);
    }

    @Test
    void refusesATokenOfAnotherValue() {
        String token = UUID.randomUUID().toString();
        String arn = secrets.createSecret(s -> s.name("twice").secretString("v").clientRequestToken(token))
                .arn();
        String inUse = "You can't use ClientRequestToken " + token
                + " because that value is already in use for a version of secret " + arn + ".";
        refusal(() -> secrets.createSecret(
                        s -> s.name("twice").secretString("w").clientRequestToken(token)))
                .is("ResourceExistsException", inUse);
        refusal(() -> secrets.putSecretValue(
                        s -> s.secretId("twice").secretString("w").clientRequestToken(token)))
                .is("ResourceExistsException", inUse);
        refusal(() -> secrets.updateSecret(
                        s -> s.secretId("twice").secretString("w").clientRequestToken(token)))
                .is("ResourceExistsException", inUse);
        refusal(() -> create("twice", "v"))
                .is("ResourceExistsException", "The operation failed because the secret twice already exists.");
    }

    @Test
    void movesItsStages() {
        String first = create("s", "one").versionId();
        String second = secrets.putSecretValue(
                        s -> s.secretId("s").secretString("two").versionStages("AWSPENDING", "GREEN"))
                .versionId();
        assertThat(value("s", null)).isEqualTo("one");

        refusal(() -> secrets.updateSecretVersionStage(
                        s -> s.secretId("s").versionStage("AWSCURRENT").moveToVersionId(second)))
                .is(
                        "InvalidParameterException",
                        "The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently"
                                + " attached to version " + first
                                + ", so you must explicitly reference that version in RemoveFromVersionId.");
        secrets.updateSecretVersionStage(s -> s.secretId("s")
                .versionStage("AWSCURRENT")
                .moveToVersionId(second)
                .removeFromVersionId(first));
        secrets.updateSecretVersionStage(
                s -> s.secretId("s").versionStage("AWSPENDING").removeFromVersionId(second));
        assertThat(describe("s").versionIdsToStages())
                .isEqualTo(Map.of(first, List.of("AWSPREVIOUS"), second, List.of("AWSCURRENT", "GREEN")));
    }

    @Test
    void listsVersionsAndDeprecatedOnesOnlyWhenAsked() {
        String first = create("s", "one").versionId();
        secrets.putSecretValue(s -> s.secretId("s").secretString("two"));
        secrets.putSecretValue(s -> s.secretId("s").secretString("three"));
        assertThat(secrets.listSecretVersionIds(s -> s.secretId("s")).versions())
                .hasSize(2)
                .extracting(SecretVersionsListEntry::versionId)
                .doesNotContain(first);
        assertThat(secrets.listSecretVersionIds(s -> s.secretId("s").includeDeprecated(true))
                        .versions())
                .hasSize(3)
                .allSatisfy(version -> assertThat(version.kmsKeyIds()).containsExactly("DefaultEncryptionKey"));
        assertThat(secrets.getSecretValue(s -> s.secretId("s").versionId(first)).secretString())
                .isEqualTo("one");
    }

    @Test
    void pagesThroughItsVersions() {
        create("s", "0");
        for (int i = 1; i < 5; i++) {
            String value = String.valueOf(i);
            secrets.putSecretValue(s -> s.secretId("s").secretString(value));
        }
        assertThat(
                        secrets
                                .listSecretVersionIdsPaginator(s ->
                                        s.secretId("s").includeDeprecated(true).maxResults(2))
                                .stream()
                                .flatMap(page -> page.versions().stream())
                                .map(SecretVersionsListEntry::versionId)
                                .distinct())
                .hasSize(5);
    }

    @Test
    void saysWhichVersionIsNotThere() {
        String version = create("s", "one").versionId();
        secrets.createSecret(s -> s.name("empty"));
        refusal(() -> value("none", null))
                .is("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        refusal(() -> value("empty", null))
                .is(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
        refusal(() -> secrets.getSecretValue(s -> s.secretId("s").versionId("00000000-0000-0000-0000-000000000000")))
                .is(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret value for VersionId:"
                                + " 00000000-0000-0000-0000-000000000000");
        refusal(() -> secrets.getSecretValue(
                        s -> s.secretId("s").versionId(version).versionStage("AWSPENDING")))
                .is(
                        "InvalidRequestException",
                        "You provided a VersionStage that is not associated to the provided VersionId.");
    }

    @Test
    void changesDescriptionAndKeyWithoutANewVersion() {
        create("s", "one");
        assertThat(secrets.updateSecret(s -> s.secretId("s").description("d").kmsKeyId("alias/mine"))
                        .versionId())
                .isNull();
        DescribeSecretResponse secret = describe("s");
        assertThat(secret.description()).isEqualTo("d");
        assertThat(secret.kmsKeyId()).isEqualTo("alias/mine");
        assertThat(secret.versionIdsToStages()).hasSize(1);
    }

    @Test
    void remembersTheDayOnWhichItWasRead() {
        create("s", "one");
        assertThat(describe("s").lastAccessedDate()).isNull();
        value("s", null);
        assertThat(describe("s").lastAccessedDate()).isEqualTo(Instant.now().truncatedTo(ChronoUnit.DAYS));
    }

    @Test
    void restoresWithinTheWindowAndForgetsAfterIt() throws Exception {
        create("gone", "v");
        secrets.deleteSecret(s -> s.secretId("gone").recoveryWindowInDays(7L));
        assertThat(describe("gone").deletedDate()).isNotNull();
        refusal(() -> value("gone", null))
                .is(
                        "InvalidRequestException",
                        "You can't perform this operation on the secret because it was marked for deletion.");
        refusal(() -> create("gone", "w"))
                .is(
                        "InvalidRequestException",
                        "You can't create this secret because a secret with this name is already scheduled for"
                                + " deletion.");
        refusal(() -> secrets.deleteSecret(s -> s.secretId("gone")))
                .is(
                        "InvalidRequestException",
                        "You can't perform this operation on the secret because it was already scheduled for"
                                + " deletion.");
        secrets.restoreSecret(s -> s.secretId("gone"));
        assertThat(value("gone", null)).isEqualTo("v");

        secrets.deleteSecret(s -> s.secretId("gone").recoveryWindowInDays(7L));
        sandbox.control("POST", "clock", "{\"advanceSeconds\":700000}");
        refusal(() -> describe("gone"))
                .is("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    @Test
    void deletesAtOnceWhenForced() {
        String first = create("gone", "v").arn();
        secrets.deleteSecret(s -> s.secretId("gone"));
        secrets.deleteSecret(s -> s.secretId("gone").forceDeleteWithoutRecovery(true));
        assertThat(create("gone", "w").arn()).isNotEqualTo(first);
        assertThat(secrets.deleteSecret(s -> s.secretId("never").forceDeleteWithoutRecovery(true))
                        .name())
                .isEqualTo("never");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 6, 31})
    void refusesARecoveryWindowOutOfRange(long days) {
        create("s", "v");
        refusal(() -> secrets.deleteSecret(s -> s.secretId("s").recoveryWindowInDays(days)))
                .is(
                        "InvalidParameterException",
                        "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inv Name", " Inv*Name? ", "a:b", "ä"})
    void refusesAnInvalidName(String name) {
        String invalid = "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
                + " following: -/_+=.@!";
        refusal(() -> create(name, "v")).is("ValidationException", invalid);
        refusal(() -> value(name, null)).is("ValidationException", invalid);
    }

    @Test
    void refusesAValueThatIsTooLong() {
        refusal(() -> create("long", "x".repeat(65_537)))
                .is(
                        "ValidationException",
                        "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member"
                                + " must have length less than or equal to 65536");
    }

    @Test
    void isNotThereForAnotherAccount() {
        String arn = create("mine", "v").arn();
        try (SecretsManagerClient other = sandbox.secretsOf(RunningSandbox.OTHER_ACCOUNT)) {
            refusal(() -> other.getSecretValue(s -> s.secretId("mine"))).is("ResourceNotFoundException");
            refusal(() -> other.getSecretValue(s -> s.secretId(arn))).is("AccessDeniedException");
            assertThat(other.listSecrets().secretList()).isEmpty();
        }
    }

    @Test
    void doesNotRotate() {
        create("s", "v");
        refusal(() -> secrets.rotateSecret(s -> s.secretId("s"))).is("InvalidRequestException");
        refusal(() -> secrets.replicateSecretToRegions(
                        s -> s.secretId("s").addReplicaRegions(region -> region.region("eu-west-1"))))
                .is("UnsupportedOperationException");
    }

    private static CreateSecretResponse create(String name, String value) {
        return secrets.createSecret(s -> s.name(name).secretString(value));
    }

    private static DescribeSecretResponse describe(String id) {
        return secrets.describeSecret(s -> s.secretId(id));
    }

    private static String value(String id, @Nullable String stage) {
        return secrets.getSecretValue(s -> s.secretId(id).versionStage(stage)).secretString();
    }
}
