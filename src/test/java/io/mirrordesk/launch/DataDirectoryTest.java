package io.mirrordesk.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path temp;

    @Test
    void aSecondHolderIsToldWhoseDirectoryItIs() throws IOException {
        Path directory = temp.resolve("data");
        try (DataDirectory held = DataDirectory.hold(directory)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> DataDirectory.hold(directory))
                    .isInstanceOf(LaunchRefused.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + ":");
        }
    }

    @Test
    void isFreeAgainOnceReleased() throws IOException {
        DataDirectory.hold(temp).close();
        DataDirectory.hold(temp).close();
    }

    @Test
    void saysWhichDirectoryCannotBeUsed() throws IOException {
        Path file = Files.writeString(temp.resolve("data"), "a file, no directory");

        assertThatThrownBy(() -> DataDirectory.hold(file))
                .isInstanceOf(LaunchRefused.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(LaunchSettings.DIRECTORY);
    }
}
