package io.mirrordesk.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmasterTest {

    @TempDir
    private Path data;

    @Test
    void anotherProgramWithTheSameNumberIsNotOurs() throws IOException {
        long someoneElse = ProcessHandle.current().pid();
        Files.writeString(data.resolve("postmaster.pid"), someoneElse + "\n" + data + "\n");

        assertThat(Postmaster.runningOn(data)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "nonsense", "-1", "99999999999999999999999", "999999999"})
    void aFileThatNamesNoProcessIsNoServer(String content) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), content);

        assertThat(Postmaster.runningOn(data)).isEmpty();
    }

    @Test
    void noFileIsNoServer() throws IOException {
        assertThat(Postmaster.runningOn(data)).isEmpty();
    }
}
