package io.mirrordesk.sandbox;

import static io.mirrordesk.sandbox.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Finding secrets among others: filters, order, pages and batches. None of the tests changes what the first call made. */
class SandboxSecretListsTest {

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;
    private static SecretsManagerClient secrets;

    @BeforeAll
    static void start() throws Exception {
        sandbox = new RunningSandbox(directory);
        secrets = sandbox.secrets;
        create("ecr-pullthroughcache/hub", "Login of the Hub", "team", "payments");
        create("ecr-pullthroughcache/ghcr", "one and two", "team", "platform");
        create("App", "TWO", "Tier", "payments-test");
        create("gone", "one", "x", "y");
        secrets.deleteSecret(s -> s.secretId("gone"));
    }

    private static void create(String name, String description, String tagKey, String tagValue) throws Exception {
        secrets.createSecret(s -> s.name(name)
                .secretString("value of " + name)
                .description(description)
                .tags(Tag.builder().key(tagKey).value(tagValue).build()));
        sandbox.control("POST", "clock", "{\"advanceSeconds\":60}");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "name, ecr-pullthroughcache/, ecr-pullthroughcache/hub ecr-pullthroughcache/ghcr",
        "name, app, ''",
        "name, !ecr, App",
        "description, two, ecr-pullthroughcache/ghcr App",
        "description, one two, ecr-pullthroughcache/ghcr",
        "tag-key, te, ecr-pullthroughcache/hub ecr-pullthroughcache/ghcr",
        "tag-value, payments, ecr-pullthroughcache/hub App",
        "tag-value, !pay, ecr-pullthroughcache/ghcr",
        "all, HUB, ecr-pullthroughcache/hub",
        "all, tier, App",
        "primary-region, eu, ''",
    })
    void filters(String key, String value, String names) {
        assertThat(String.join(" ", list(r -> r.filters(f -> f.key(key).values(value)))))
                .isEqualTo(names);
    }

    @Test
    void joinsFiltersByAndTheirValuesByOr() {
        assertThat(list(r -> r.filters(
                        f -> f.key("name").values("ecr", "App"),
                        f -> f.key("tag-value").values("platform", "x"))))
                .containsExactly("ecr-pullthroughcache/ghcr");
    }

    @Test
    void showsWhatIsToBeDeletedOnlyWhenAsked() {
        assertThat(list(r -> {})).hasSize(3);
        assertThat(list(r -> r.includePlannedDeletion(true))).hasSize(4).contains("gone");
    }

    @Test
    void ordersByCreationOrByName() {
        assertThat(list(r -> r.sortOrder("desc")))
                .containsExactly("App", "ecr-pullthroughcache/ghcr", "ecr-pullthroughcache/hub");
        assertThat(list(r -> r.sortBy("name").sortOrder("asc")))
                .containsExactly("App", "ecr-pullthroughcache/ghcr", "ecr-pullthroughcache/hub");
    }

    @Test
    void pagesThroughEachOnce() {
        assertThat(secrets.listSecretsPaginator(r -> r.maxResults(1).sortOrder("desc")).stream()
                        .flatMap(page -> page.secretList().stream())
                        .map(SecretListEntry::name))
                .containsExactly("App", "ecr-pullthroughcache/ghcr", "ecr-pullthroughcache/hub");
        refusal(() -> list(r -> r.nextToken("%%"))).is("InvalidNextTokenException");
        refusal(() -> list(r -> r.maxResults(101))).is("ValidationException");
    }

    @Test
    void refusesAFilterThatItDoesNotKnow() {
        refusal(() -> list(r -> r.filters(f -> f.key("invalid").values("foo"))))
                .is(
                        "ValidationException",
                        "1 validation error detected: Value 'invalid' at 'filters.1.member.key' failed to satisfy"
                                + " constraint: Member must satisfy enum value set: [all, name, tag-key, description,"
                                + " tag-value, primary-region, owning-service]");
    }

    @Test
    void getsSeveralValuesAtOnceAndSaysWhichItCouldNot() {
        BatchGetSecretValueResponse batch =
                secrets.batchGetSecretValue(b -> b.secretIdList("App", "none", "gone", "ecr-pullthroughcache/hub"));
        assertThat(batch.secretValues())
                .extracting(SecretValueEntry::secretString)
                .containsExactly("value of App", "value of ecr-pullthroughcache/hub");
        assertThat(batch.errors())
                .extracting(error -> error.secretId() + " " + error.errorCode())
                .containsExactly("none ResourceNotFoundException", "gone InvalidRequestException");
    }

    @Test
    void getsTheValuesThatAFilterFinds() {
        assertThat(secrets.batchGetSecretValue(b -> b.filters(f -> f.key("name").values("ecr")))
                        .secretValues())
                .extracting(SecretValueEntry::name)
                .containsExactly("ecr-pullthroughcache/hub", "ecr-pullthroughcache/ghcr");
        refusal(() -> secrets.batchGetSecretValue(
                        b -> b.secretIdList("App").filters(f -> f.key("name").values("ecr"))))
                .is("InvalidParameterException", "Either 'SecretIdList' or 'Filters' must be provided, but not both.");
    }

    private static List<String> list(Consumer<ListSecretsRequest.Builder> request) {
        return secrets.listSecrets(request).secretList().stream()
                .map(SecretListEntry::name)
                .toList();
    }
}
