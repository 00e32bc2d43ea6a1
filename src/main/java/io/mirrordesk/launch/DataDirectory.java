package io.mirrordesk.launch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a try-out, held by this process alone. The operating system releases the lock when the process ends, however
 * it ends; the file holds the process id only so that a second process can name it.
 */
final class DataDirectory implements Closeable {

    private final FileChannel channel;

    private DataDirectory(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the directory if need be and locks it until {@link #close()}.
     *
     * @throws LaunchRefused if another process holds it, or it cannot be written
     */
    static DataDirectory hold(Path directory) {
        Path file = directory.resolve("mirrordesk.lock");
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw inUse(directory, file);
            }
            writeProcessId(channel);
            return new DataDirectory(channel);
        } catch (IOException unwritable) {
            throw new LaunchRefused(
                    "the directory " + directory + " cannot be used (" + unwritable.getMessage()
                            + "): make it writable, or choose another one with " + LaunchSettings.DIRECTORY + ".",
                    unwritable);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void writeProcessId(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        channel.force(false);
    }

    private static LaunchRefused inUse(Path directory, Path file) throws IOException {
        String holder = Files.readString(file).strip();
        return new LaunchRefused("the directory " + directory + " is in use by the Mirrordesk process "
                + (holder.isEmpty() ? "that is starting right now" : holder)
                + ": stop that process, or choose another directory with " + LaunchSettings.DIRECTORY + ".");
    }
}
