package io.mirrordesk.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real process, because its exit code and what people read at the console are what counts. */
@Timeout(60)
class LaunchTest {

    @TempDir
    private Path directory;

    @Test
    void withoutSettingsItSaysWhatIsMissingAndEndsWithOne() throws Exception {
        Ended start = start();

        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.errors().strip())
                .startsWith("Mirrordesk did not start: ")
                .contains("SPRING_DATASOURCE_URL")
                .doesNotContain("\n");
    }

    @Test
    void aDirectoryInUseIsNamedWithTheProcessThatUsesIt() throws Exception {
        try (DataDirectory held = DataDirectory.hold(directory)) {
            assertThat(held).isNotNull();
            Ended start = start("--spring.profiles.active=sandbox", "--mirrordesk.data-directory=" + directory);

            assertThat(start.exitCode()).isEqualTo(1);
            assertThat(start.errors().strip())
                    .contains(
                            directory.toString(),
                            "process " + ProcessHandle.current().pid())
                    .doesNotContain("\n");
        }
    }

    private record Ended(int exitCode, String errors) {}

    private Ended start(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.mirrordesk.Start"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
        Process process = builder.start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), errors);
    }
}
