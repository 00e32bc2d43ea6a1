package io.mirrordesk.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final Registry REGISTRY = new Registry("111122223333", "eu-central-1");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    private Path directory;

    private Database database;
    private Repository repository;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        repository = new Repositories(database)
                .create(REGISTRY, "docker-hub/library/nginx", RepositorySettings.defaults(), NOW)
                .orElseThrow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatWasCreatedAndRefusesASecondOfTheName() {
        Repositories repositories = new Repositories(database);
        assertThat(repositories.find(REGISTRY, repository.name())).contains(repository);
        assertThat(repositories.create(REGISTRY, repository.name(), RepositorySettings.defaults(), NOW))
                .isEmpty();
        assertThat(repositories.find(new Registry("111122223333", "eu-west-1"), repository.name()))
                .isEmpty();
    }

    @Test
    void changesSettings() {
        Repositories repositories = new Repositories(database);
        repositories.update(
                repository.id(), s -> s.withTags(Map.of("team", "payments")).withScanOnPush(true));
        assertThat(repositories.find(REGISTRY, repository.name()))
                .map(Repository::settings)
                .contains(RepositorySettings.defaults()
                        .withTags(Map.of("team", "payments"))
                        .withScanOnPush(true));
    }

    @Test
    void movesATagFromOneImageToAnother() {
        Images images = new Images(database);
        ImageTags tags = new ImageTags(database);
        Image first = images.put(repository.id(), image("one"), NOW);
        Image second = images.put(repository.id(), image("two"), NOW);
        tags.put(repository.id(), "1.27", first.id(), NOW);
        tags.put(repository.id(), "latest", second.id(), null);
        tags.put(repository.id(), "1.27", second.id(), null);

        assertThat(images.byTag(repository.id(), "1.27")).map(Image::tags).contains(List.of("1.27", "latest"));
        assertThat(images.byDigest(repository.id(), first.digest()))
                .map(Image::tags)
                .contains(List.of());
        assertThat(images.manifest(first.digest()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("one");
    }

    @Test
    void knowsTheIndexesOfAManifestAndForgetsADeletedImage() {
        Images images = new Images(database);
        Image child = images.put(repository.id(), image("child"), NOW);
        Image index = images.put(
                repository.id(),
                new NewImage("sha256:index", "index", null, null, List.of(child.digest()), 7, new byte[] {1}),
                NOW);
        assertThat(images.indexesOf(repository.id(), child.digest())).containsExactly("sha256:index");

        images.delete(index);
        assertThat(images.indexesOf(repository.id(), child.digest())).isEmpty();
        assertThat(images.list(repository.id(), 0, 10))
                .extracting(Image::digest)
                .containsExactly(child.digest());
    }

    @Test
    void prefersTheLongestPrefixThenRoot() {
        PullThroughRules rules = new PullThroughRules(database);
        List.of("a", "a/b", "ROOT").forEach(prefix -> rules.put(rule(prefix)));
        assertThat(rules.covering(REGISTRY, "a/b/c"))
                .map(PullThroughRule::prefix)
                .contains("a/b");
        assertThat(rules.covering(REGISTRY, "a/c")).map(PullThroughRule::prefix).contains("a");
        assertThat(rules.covering(REGISTRY, "ab/c"))
                .map(PullThroughRule::prefix)
                .contains("ROOT");
    }

    @Test
    void keepsTheFormerSecretValueAsPrevious() {
        Secrets secrets = new Secrets(database);
        SecretVersions versions = new SecretVersions(database);
        Secret secret = secrets.create(new Secret(
                        0,
                        REGISTRY,
                        "s",
                        "arn:aws:secretsmanager:eu-central-1:111122223333:secret:s-abcdef",
                        null,
                        null,
                        Map.of(),
                        NOW,
                        NOW,
                        null,
                        null,
                        null))
                .orElseThrow();
        versions.add(secret.id(), version("one"));
        versions.add(secret.id(), version("two"));
        assertThat(versions.atStage(secret.id(), "AWSCURRENT"))
                .map(SecretVersion::text)
                .contains("two");
        assertThat(versions.atStage(secret.id(), "AWSPREVIOUS"))
                .map(SecretVersion::text)
                .contains("one");
    }

    @Test
    void storesABlobUnderItsDigestAndRefusesAnother() throws IOException {
        Blobs blobs = new Blobs(directory);
        byte[] content = "layer".getBytes(StandardCharsets.UTF_8);
        Blobs.Stored stored = blobs.put(new ByteArrayInputStream(content));
        assertThat(stored).isEqualTo(new Blobs.Stored(Blobs.digest(content), 5));
        assertThat(blobs.find(stored.digest()))
                .get()
                .satisfies(file -> assertThat(file).hasBinaryContent(content));

        Path upload = blobs.newUpload();
        Files.writeString(upload, "other");
        assertThatThrownBy(() -> blobs.keep(upload, Optional.of(stored.digest())))
                .isInstanceOf(Blobs.DigestMismatch.class);
        assertThat(upload).doesNotExist();
        assertThat(blobs.find("sha256:../../etc/passwd")).isEmpty();
    }

    private static NewImage image(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new NewImage(Blobs.digest(bytes), "manifest", null, null, List.of(), 5, bytes);
    }

    private static PullThroughRule rule(String prefix) {
        return new PullThroughRule(REGISTRY, prefix, "quay.io", "quay", "ROOT", null, null, NOW, NOW);
    }

    private static SecretVersion version(String text) {
        return new SecretVersion(text, text, null, NOW, List.of(SecretVersion.CURRENT));
    }
}
