package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code boto3_client.py} against a sandbox where some Python has boto3. */
class Boto3Test {

    /** The second one has Debian's package, whatever else is first on the path. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    @TempDir
    private Path directory;

    @Test
    void behavesForBoto3AsItsTestsSay() throws Exception {
        Optional<String> python = PYTHONS.stream().filter(Boto3Test::hasBoto3).findFirst();
        assumeTrue(python.isPresent(), "no Python with boto3");
        Path script = directory.resolve("boto3_client.py");
        try (InputStream source = Boto3Test.class.getResourceAsStream("boto3_client.py")) {
            Files.copy(Objects.requireNonNull(source), script);
        }
        try (Sandbox sandbox = Sandbox.start(SandboxProperties.inDirectory(directory.resolve("state")))) {
            Process tests = new ProcessBuilder(
                            python.orElseThrow(),
                            script.toString(),
                            sandbox.endpoint().toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tests.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(output).contains("OK").doesNotContain("skipped");
            assertThat(tests.exitValue()).as(output).isZero();
        }
    }

    private static boolean hasBoto3(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import boto3")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
