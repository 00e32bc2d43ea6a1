package io.mirrordesk.sandbox.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer that has to go on arriving: a read that has waited too long fails, because the stream is closed under it.
 * Java's HTTP client has no such limit of its own.
 */
final class PatientStream extends FilterInputStream {

    private static final long NOT_READING = -1;

    private final long patienceNanos;
    private final Executor later;
    private volatile long readingSince = NOT_READING;
    private volatile boolean closed;

    PatientStream(InputStream body, Duration patience) {
        super(body);
        this.patienceNanos = patience.toNanos();
        this.later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(this::watch);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        readingSince = System.nanoTime() & Long.MAX_VALUE;
        try {
            return super.read(buffer, offset, length);
        } finally {
            readingSince = NOT_READING;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    private void watch() {
        long since = readingSince;
        if (closed) {
            return;
        }
        if (since != NOT_READING && (System.nanoTime() & Long.MAX_VALUE) - since > patienceNanos) {
            closeUnderTheReader();
        } else {
            later.execute(this::watch);
        }
    }

    private void closeUnderTheReader() {
        try {
            close();
        } catch (IOException e) {
            // The reader meets the same failure, and has somebody to tell.
            closed = true;
        }
    }
}
