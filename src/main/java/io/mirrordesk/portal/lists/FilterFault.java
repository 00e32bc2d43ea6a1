package io.mirrordesk.portal.lists;

import io.mirrordesk.observed.query.Fault;

/**
 * A place of the filter that cannot be read.
 *
 * @param before the text before it
 * @param after the text behind it
 */
public record FilterFault(String before, String marked, String after, String message, String expected) {

    static FilterFault of(Fault fault, String text) {
        int end = fault.offset() + fault.length();
        return new FilterFault(
                text.substring(0, fault.offset()),
                text.substring(fault.offset(), end),
                text.substring(end),
                fault.message(),
                fault.expected());
    }
}
