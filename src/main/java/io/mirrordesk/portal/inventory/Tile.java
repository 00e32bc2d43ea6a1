package io.mirrordesk.portal.inventory;

import io.mirrordesk.portal.layout.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure above all others.
 *
 * @param name its label is the message {@code inventory.tile.<name>}
 * @param value what it counts: things, or bytes
 * @param more what has been added since the first day that the charts show, such as {@code +37}; null while that is not known
 * @param link to the list behind it
 * @param line how it grew; null for what has no line of its own
 */
record Tile(
        String name,
        long value,
        String text,
        @Nullable String more,
        String link,
        @Nullable Chart line) {

    /** @param first what it was on the first day; null while only one was measured */
    static Tile of(String name, long value, @Nullable Long first, String link, Chart line) {
        boolean bytes = name.equals("stored");
        String more = first == null ? null : (value < first ? "−" : "+") + text(bytes, Math.abs(value - first));
        return new Tile(name, value, text(bytes, value), more, link, line.isDrawn() ? line : null);
    }

    static Tile cost(BigDecimal amount, String link) {
        return new Tile("cost", 0, Numbers.usd(amount), null, link, null);
    }

    private static String text(boolean bytes, long value) {
        return bytes ? Numbers.bytes(value) : Numbers.count(value);
    }
}
