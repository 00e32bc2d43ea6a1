package io.mirrordesk.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store acknowledged is there after the process was killed with SIGKILL in the middle of its writes. */
class DurabilityTest {

    private static final Registry REGISTRY = new Registry("111122223333", "eu-central-1");

    @TempDir
    private Path directory;

    @Test
    void keepsWhatItAcknowledgedWhenTheProcessIsKilled() throws Exception {
        List<String> acknowledged = writeUntilKilled(300);

        try (Database database = Database.open(directory)) {
            Repositories repositories = new Repositories(database);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(300).allSatisfy(name -> {
                Repository stored = repositories.find(REGISTRY, name).orElseThrow();
                assertThat(stored.settings().lifecyclePolicy()).isEqualTo("policy of " + name);
            });
        }
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

    /** Creates repositories and gives each a policy, and prints the name after both writes returned. */
    static final class Writer {

        static void main(String[] arguments) {
            Database database = Database.open(Path.of(arguments[0]));
            Repositories repositories = new Repositories(database);
            for (int i = 0; i < 100_000; i++) {
                String name = "team/app-" + i;
                long id = repositories
                        .create(REGISTRY, name, RepositorySettings.defaults(), Instant.EPOCH)
                        .orElseThrow()
                        .id();
                repositories.update(id, settings -> settings.withLifecyclePolicy("policy of " + name));
                System.out.println(name);
            }
        }
    }
}
