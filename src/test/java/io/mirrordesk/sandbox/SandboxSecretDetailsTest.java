package io.mirrordesk.sandbox;

import static io.mirrordesk.sandbox.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** What hangs on a secret, tags and a resource policy, and random passwords. */
class SandboxSecretDetailsTest {

    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""";

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

    @BeforeEach
    void create() {
        secrets.createSecret(s -> s.name("s").secretString("v"));
    }

    @AfterEach
    void reset() throws Exception {
        sandbox.control("POST", "reset", "");
    }

    @Test
    void addsReplacesAndRemovesTags() {
        secrets.tagResource(s -> s.secretId("s").tags(tag("team", "a"), tag("tier", "1")));
        secrets.tagResource(s -> s.secretId("s").tags(tag("team", "b")));
        assertThat(secrets.describeSecret(s -> s.secretId("s")).tags())
                .containsExactly(tag("team", "b"), tag("tier", "1"));
        secrets.untagResource(s -> s.secretId("s").tagKeys("team", "tier"));
        assertThat(secrets.describeSecret(s -> s.secretId("s")))
                .satisfies(secret -> assertThat(secret.hasTags()).isTrue())
                .satisfies(secret -> assertThat(secret.tags()).isEmpty());
        refusal(() -> secrets.tagResource(s -> s.secretId("none").tags(tag("a", "b"))))
                .is("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    @Test
    void keepsItsResourcePolicyAsItWasGiven() {
        assertThat(policy()).isNull();
        secrets.putResourcePolicy(s -> s.secretId("s").resourcePolicy(POLICY));
        assertThat(policy()).isEqualTo(POLICY);
        secrets.deleteResourcePolicy(s -> s.secretId("s"));
        assertThat(policy()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "some policy",
                "{\"Version\":\"2012-10-17\"}",
                "{\"Statement\":[]}",
                "{\"Statement\":[{\"Action\":\"secretsmanager:*\",\"Resource\":\"*\"}]}",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Unknown\":\"*\"}]}"
            })
    void refusesAPolicyWithSyntaxErrors(String text) {
        refusal(() -> secrets.putResourcePolicy(s -> s.secretId("s").resourcePolicy(text)))
                .is("MalformedPolicyDocumentException", "The resource policy has syntax errors.");
        refusal(() -> secrets.validateResourcePolicy(s -> s.resourcePolicy(text)))
                .is("MalformedPolicyDocumentException", "The resource policy has syntax errors.");
    }

    @Test
    void validatesAPolicyWithoutAttachingIt() {
        assertThat(secrets.validateResourcePolicy(s -> s.secretId("s").resourcePolicy(POLICY))
                        .policyValidationPassed())
                .isTrue();
        assertThat(policy()).isNull();
    }

    @Test
    void tellsAPolicyForEverybody() {
        String open = POLICY.replace("{\"AWS\":\"arn:aws:iam::444455556666:root\"}", "\"*\"");
        assertThat(secrets.validateResourcePolicy(s -> s.resourcePolicy(open)).policyValidationPassed())
                .isFalse();
        refusal(() -> secrets.putResourcePolicy(
                        s -> s.secretId("s").resourcePolicy(open).blockPublicPolicy(true)))
                .is("PublicPolicyException");
    }

    @Test
    void makesPasswordsOfWhatIsAsked() {
        assertThat(secrets.getRandomPassword().randomPassword())
                .hasSize(32)
                .containsPattern("[a-z]")
                .containsPattern("[A-Z]")
                .containsPattern("[0-9]")
                .containsPattern("[^A-Za-z0-9]");
        assertThat(secrets.getRandomPassword(r -> r.passwordLength(200L)
                                .excludePunctuation(true)
                                .excludeLowercase(true)
                                .excludeCharacters("ABC123"))
                        .randomPassword())
                .matches("[D-Z04-9]{200}");
        assertThat(secrets.getRandomPassword(r -> r.passwordLength(5L).includeSpace(true))
                        .randomPassword())
                .contains(" ");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 4097})
    void refusesAPasswordLengthThatCannotBe(long length) {
        refusal(() -> secrets.getRandomPassword(r -> r.passwordLength(length))).is("InvalidParameterException");
    }

    private static String policy() {
        return secrets.getResourcePolicy(s -> s.secretId("s")).resourcePolicy();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
