package io.mirrordesk.portal.lists;

import io.mirrordesk.observed.query.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A place of the filter that cannot be read.
 *
 * @param before the text before it
 * @param proposal the whole filter as it was probably meant, null where that cannot be said
 */
public record FilterFault(
        String before,
        String marked,
        String after,
        String message,
        String expected,
        @Nullable String proposal) {

    static FilterFault of(Fault fault, String text) {
        int end = fault.offset() + fault.length();
        return new FilterFault(
                text.substring(0, fault.offset()),
                text.substring(fault.offset(), end),
                text.substring(end),
                fault.message(),
                fault.expected(),
                fault.replacement() == null ? null : fault.corrected(text));
    }
}
