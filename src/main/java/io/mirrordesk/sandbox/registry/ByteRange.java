package io.mirrordesk.sandbox.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file to send (RFC 9110 §14).
 *
 * @param first the first byte
 * @param last the last byte, inclusive; first - 1 for an empty file
 * @param total the file's size
 * @param isPart whether a range was asked for, even if it is everything
 */
record ByteRange(long first, long last, long total, boolean isPart) {

    private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Everything without a header or with several ranges; empty for a range outside of the file. */
    static Optional<ByteRange> of(@Nullable String header, long total) {
        Matcher matcher = HEADER.matcher(header == null ? "" : header.trim());
        if (!matcher.matches() || matcher.group().equals("bytes=-")) {
            return Optional.of(new ByteRange(0, total - 1, total, false));
        }
        ByteRange range = matcher.group(1).isEmpty()
                ? suffix(Long.parseLong(matcher.group(2)), total)
                : bounded(Long.parseLong(matcher.group(1)), matcher.group(2), total);
        return Optional.of(range).filter(found -> found.first() <= found.last());
    }

    private static ByteRange suffix(long length, long total) {
        return new ByteRange(Math.max(0, total - length), total - 1, total, true);
    }

    private static ByteRange bounded(long first, String last, long total) {
        long end = last.isEmpty() ? total - 1 : Math.min(Long.parseLong(last), total - 1);
        return new ByteRange(first, end, total, true);
    }

    long length() {
        return last - first + 1;
    }

    /** As {@code Content-Range} wants it. */
    @Override
    public String toString() {
        return "bytes " + first + "-" + last + "/" + total;
    }
}
