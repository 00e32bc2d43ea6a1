package io.mirrordesk.sandbox.registry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A blob's upload that is under way. One request at a time works on it; the others are told after a while. */
final class Upload {

    /** The specification's {@code <first>-<last>}, and what HTTP makes of it. */
    private static final Pattern CONTENT_RANGE = Pattern.compile("(?:bytes )?(\\d{1,18})-(\\d{1,18})(?:/.*)?");

    private static final int PATIENCE_SECONDS = 5;

    /** What one request does to an upload. */
    interface Work {
        void on(Upload upload) throws IOException;
    }

    private final String id;
    private final long repositoryId;
    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;

    Upload(long repositoryId, Path file) {
        this.id = file.getFileName().toString();
        this.repositoryId = repositoryId;
        this.file = file;
    }

    String id() {
        return id;
    }

    long repositoryId() {
        return repositoryId;
    }

    Path file() {
        return file;
    }

    /** Works on the upload alone; 404 if it has ended meanwhile. */
    void alone(Work work) throws IOException {
        if (!locked()) {
            throw new OciError(409, "BLOB_UPLOAD_INVALID", "Another request is writing to this upload");
        }
        try {
            if (ended) {
                throw OciError.uploadUnknown();
            }
            work.on(this);
        } catch (NoSuchFileException hasGone) {
            throw OciError.uploadUnknown();
        } finally {
            lock.unlock();
        }
    }

    private boolean locked() {
        try {
            return lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Nobody finds the upload any more. */
    void end() {
        ended = true;
    }

    long size() throws IOException {
        return Files.size(file);
    }

    /** Appends a request's body, which must continue where the upload stands if it says where it belongs. */
    void receive(HttpServletRequest request) throws IOException {
        long before = size();
        long announced = announced(request.getHeader("Content-Range"), before);
        long length = request.getContentLengthLong();
        if (announced >= 0 && length >= 0 && announced != length) {
            throw wrongSize();
        }
        try (InputStream body = request.getInputStream();
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            body.transferTo(out);
        }
        if (announced >= 0 && size() - before != announced) {
            truncate(before);
            throw wrongSize();
        }
    }

    /** How many bytes the range has; -1 without one. */
    private static long announced(@Nullable String range, long size) {
        if (range == null) {
            return -1;
        }
        Matcher matcher = CONTENT_RANGE.matcher(range.trim());
        if (!matcher.matches()) {
            throw new OciError(400, "BLOB_UPLOAD_INVALID", "The range '" + range + "' is not valid");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        if (first != size || last < first) {
            throw OciError.rangeNotSatisfiable("The chunk does not begin at byte " + size);
        }
        return last - first + 1;
    }

    private void truncate(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static OciError wrongSize() {
        return new OciError(400, "SIZE_INVALID", "The chunk does not have the length that its range says");
    }
}
