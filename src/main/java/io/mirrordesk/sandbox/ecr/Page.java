package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list and the token of the next.
 *
 * @param nextToken null on the last page
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

    private static final int DEFAULT_SIZE = 100;

    /** What our own tokens begin with, inside; it tells them from other base64. */
    private static final String MARK = "after:";

    /**
     * @param atMostOneMore up to {@code size + 1} items, of which the last says that there is a next page
     * @param key what the next page begins after
     */
    static <T> Page<T> of(List<T> atMostOneMore, int size, Function<T, String> key) {
        if (atMostOneMore.size() <= size) {
            return new Page<>(atMostOneMore, null);
        }
        List<T> items = atMostOneMore.subList(0, size);
        return new Page<>(items, encode(key.apply(items.getLast())));
    }

    /** A page of a list that is in memory, in the order of its keys. */
    static <T> Page<T> cut(List<T> all, String after, int size, Function<T, String> key) {
        List<T> rest = all.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        return of(rest, size, key);
    }

    /** The page's size: 100, or what the request says from 1 to {@code most}. */
    static int size(@Nullable Integer maxResults, int most) {
        return maxResults == null ? DEFAULT_SIZE : Constraints.range("maxResults", maxResults, 1, most);
    }

    /** What a token says: the key after which the page begins; {@code ""} for the first page. */
    static String after(@Nullable String nextToken) {
        if (nextToken == null) {
            return "";
        }
        try {
            String token = new String(Base64.getUrlDecoder().decode(nextToken), StandardCharsets.UTF_8);
            if (token.startsWith(MARK)) {
                return token.substring(MARK.length());
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    /** The same of a list whose keys are numbers; 0 for the first page. */
    static int number(@Nullable String nextToken) {
        String key = after(nextToken);
        if (!key.matches("\\d{0,9}")) {
            throw invalid();
        }
        return key.isEmpty() ? 0 : Integer.parseInt(key);
    }

    static AwsError invalid() {
        return EcrErrors.broken("nextToken", "Invalid pagination token provided");
    }

    static String encode(String key) {
        return Base64.getUrlEncoder().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }
}
