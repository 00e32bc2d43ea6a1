package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;

/**
 * Where a page ends: the sort key and the id of its last row.
 *
 * @param sort the order that it belongs to; a cursor of another order is refused
 * @param key as PostgreSQL writes it
 */
record Cursor(String sort, String key, long id) {

    private static final String SEPARATOR = "\n";

    /** @throws InvalidInput when this is not a cursor that a list in this order gave out */
    static Cursor parse(String text, RepositorySort sort) {
        Cursor cursor = split(text);
        if (!cursor.sort.equals(sort.toString()) || !cursor.fits(sort.key())) {
            throw invalid();
        }
        return cursor;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        String.join(SEPARATOR, sort, Long.toString(id), key).getBytes(StandardCharsets.UTF_8));
    }

    private static Cursor split(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 3);
            if (parts.length == 3) {
                return new Cursor(parts[0], parts[2], Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException _) {
            // answered below, like every other text that is no cursor
        }
        throw invalid();
    }

    private boolean fits(RepositorySort.Key sortKey) {
        try {
            return switch (sortKey) {
                case NAME -> key.indexOf('\0') < 0;
                case SIZE -> Long.parseLong(key) >= 0;
                case IMAGES -> Integer.parseInt(key) >= 0;
                case PUSHED, PULLED, CREATED -> OffsetDateTime.parse(key).getYear() > 0;
            };
        } catch (NumberFormatException | DateTimeException _) {
            return false;
        }
    }

    private static InvalidInput invalid() {
        return InvalidInput.at("cursor", "This cursor does not belong to this list. Start again from the first page.");
    }
}
