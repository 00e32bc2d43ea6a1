package io.mirrordesk.sandbox.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file to send (RFC 9110 §14).
 *
 * @param first the first byte
 * @param last the last byte, inclusive; first - 1 for an empty file
 * @param total the file's size
 */
record ByteRange(long first, long last, long total) {

    private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Everything without a header or with several ranges; 416 for a range outside of the file. */
    static ByteRange of(@Nullable String header, long total) {
        Matcher matcher = HEADER.matcher(header == null ? "" : header.trim());
        if (!matcher.matches() || matcher.group().equals("bytes=-")) {
            return new ByteRange(0, total - 1, total);
        }
        ByteRange range = matcher.group(1).isEmpty()
                ? suffix(Long.parseLong(matcher.group(2)), total)
                : bounded(Long.parseLong(matcher.group(1)), matcher.group(2), total);
        if (range.first() > range.last()) {
            throw OciError.rangeNotSatisfiable("The range is not within the " + total + " bytes of the layer");
        }
        return range;
    }

    private static ByteRange suffix(long length, long total) {
        return new ByteRange(Math.max(0, total - length), total - 1, total);
    }

    private static ByteRange bounded(long first, String last, long total) {
        return new ByteRange(first, last.isEmpty() ? total - 1 : Math.min(Long.parseLong(last), total - 1), total);
    }

    long length() {
        return last - first + 1;
    }

    boolean isPart() {
        return length() < total;
    }

    /** As {@code Content-Range} wants it. */
    @Override
    public String toString() {
        return "bytes " + first + "-" + last + "/" + total;
    }
}
