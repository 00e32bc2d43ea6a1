package io.mirrordesk.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store acknowledged is there after the process was killed with SIGKILL in the middle of its writes. */
class DurabilityTest {

    private static final Registry REGISTRY = new Registry("111122223333", "eu-central-1");

    @TempDir
    private Path directory;

    @Test
    void keepsWhatItAcknowledgedWhenTheProcessIsKilledAmongConcurrentWrites() throws Exception {
        List<String> acknowledged = writeUntilKilled(400);

        try (Store store = Store.open(directory)) {
            assertThat(acknowledged)
                    .hasSizeGreaterThanOrEqualTo(400)
                    .allSatisfy(
                            line -> assertThat(isStored(store, line)).as(line).isTrue());
        }
        assertThat(acknowledged)
                .extracting(line -> line.replaceFirst(" .*", ""))
                .contains("repository", "secret", "message", "image");
    }

    private static boolean isStored(Store store, String line) {
        String[] words = line.split(" ", -1);
        return switch (words[0]) {
            case "repository" ->
                store.repositories()
                        .find(REGISTRY, words[1])
                        .filter(found -> words[1].equals(found.settings().lifecyclePolicy()))
                        .isPresent();
            case "secret" ->
                store.secrets()
                        .find(REGISTRY, words[1])
                        .flatMap(secret -> store.secretVersions().atStage(secret.id(), SecretVersion.CURRENT))
                        .filter(version -> words[1].equals(version.text()))
                        .isPresent();
            case "message" ->
                store.messages()
                        .find(Long.parseLong(words[1]), Long.parseLong(words[2]))
                        .isPresent();
            default ->
                store.images().byDigest(Long.parseLong(words[1]), words[2]).isPresent()
                        && store.blobs().find(words[2]).isPresent();
        };
    }

    @Test
    void refusesADirectoryThatAnotherProcessUses() throws Exception {
        Process writer = startWriter();
        try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isNotNull();
            assertThatThrownBy(() -> Database.open(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Stop the other process");
        } finally {
            writer.destroyForcibly();
        }
    }

    private List<String> writeUntilKilled(int least) throws IOException, InterruptedException {
        Process writer = startWriter();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null) {
                acknowledged.add(line);
                if (acknowledged.size() == least) {
                    writer.toHandle().destroyForcibly();
                }
                line = output.readLine();
            }
        }
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return acknowledged;
    }

    private Process startWriter() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Writes of each kind in threads of their own; prints what it wrote after the write returned. */
    static final class Writer {

        private final Store store;

        private Writer(Store store) {
            this.store = store;
        }

        static void main(String[] arguments) {
            Writer writer = new Writer(Store.open(Path.of(arguments[0])));
            List<IntFunction<String>> kinds =
                    List.of(writer::repository, writer::secret, writer.messages(), writer.images());
            for (IntFunction<String> kind : kinds) {
                Thread.ofPlatform()
                        .start(() -> IntStream.range(0, 100_000).mapToObj(kind).forEach(System.out::println));
            }
        }

        private String repository(int i) {
            String name = "team/app-" + i;
            long id = store.repositories()
                    .create(REGISTRY, name, RepositorySettings.defaults(), Instant.EPOCH)
                    .orElseThrow()
                    .id();
            store.repositories().update(id, settings -> settings.withLifecyclePolicy(name));
            return "repository " + name;
        }

        private String secret(int i) {
            String name = "secret-" + i;
            String arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + name + "-AbCdEf";
            Secret wish = new Secret(
                    0, REGISTRY, name, arn, null, null, null, Instant.EPOCH, Instant.EPOCH, null, null, null);
            store.database().write(() -> {
                long id = store.secrets().create(wish).orElseThrow().id();
                store.secretVersions()
                        .add(id, new SecretVersion("1", name, null, Instant.EPOCH, List.of(SecretVersion.CURRENT)));
            });
            return "secret " + name;
        }

        private IntFunction<String> messages() {
            Queue queue = store.queues().findOrCreate(REGISTRY, "work", Map.of(), Map.of(), Instant.EPOCH);
            return i -> {
                NewMessage message = new NewMessage(
                        "id-" + i,
                        "body",
                        "{}",
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH,
                        Instant.EPOCH);
                return "message " + queue.id() + " "
                        + store.messages().send(queue.id(), message).sequence();
            };
        }

        private IntFunction<String> images() {
            long repository = store.repositories()
                    .create(REGISTRY, "images", RepositorySettings.defaults(), Instant.EPOCH)
                    .orElseThrow()
                    .id();
            return i -> {
                byte[] content = ("image " + i).getBytes(StandardCharsets.UTF_8);
                try {
                    String digest =
                            store.blobs().put(new ByteArrayInputStream(content)).digest();
                    NewImage image = new NewImage(digest, "manifest", null, null, List.of(), content.length, content);
                    store.images().put(repository, image, Instant.EPOCH);
                    return "image " + repository + " " + digest;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        }
    }
}
