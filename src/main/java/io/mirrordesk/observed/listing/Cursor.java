package io.mirrordesk.observed.listing;

import io.mirrordesk.contract.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ends or begins: the sort key and the id of a row.
 *
 * @param sort the order that it belongs to; a cursor of another order is refused
 * @param key as PostgreSQL writes it
 * @param backwards whether the page before that row is meant
 */
public record Cursor(String sort, String key, long id, boolean backwards) {

    private static final String SEPARATOR = "\n";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /** @throws InvalidInput when this is not a cursor that a list in this order gave out */
    public static Cursor parse(String text, Order order) {
        Cursor cursor = split(text);
        if (!cursor.sort.equals(order.name()) || !order.key().type().takes(cursor.key)) {
            throw invalid();
        }
        return cursor;
    }

    @Override
    public String toString() {
        String parts = String.join(SEPARATOR, backwards ? BEFORE : AFTER, sort, Long.toString(id), key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    private static Cursor split(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 4);
            if (parts.length == 4 && (parts[0].equals(BEFORE) || parts[0].equals(AFTER))) {
                return new Cursor(parts[1], parts[3], Long.parseLong(parts[2]), parts[0].equals(BEFORE));
            }
        } catch (IllegalArgumentException _) {
            // answered below, like every other text that is no cursor
        }
        throw invalid();
    }

    private static InvalidInput invalid() {
        return InvalidInput.at("cursor", "This cursor does not belong to this list. Start again from the first page.");
    }
}
