package io.mirrordesk.audit;

import io.mirrordesk.contract.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The opaque form of the last id on a page. */
final class Cursor {

    private Cursor() {}

    static String of(long id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("a" + id).getBytes(StandardCharsets.US_ASCII));
    }

    static long parse(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith("a")) {
                return Long.parseLong(text.substring(1));
            }
            throw invalid();
        } catch (IllegalArgumentException unreadable) {
            throw invalid();
        }
    }

    private static InvalidInput invalid() {
        return InvalidInput.at("cursor", "This cursor is not one that a list gave: start again without it.");
    }
}
