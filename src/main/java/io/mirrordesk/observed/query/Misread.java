package io.mirrordesk.observed.query;

import org.jspecify.annotations.Nullable;

/** A value is not what its key takes. Never leaves this package: the parser knows where the value stands. */
final class Misread extends RuntimeException {

    private final String wrong;
    private final String expected;

    @Nullable
    private final String replacement;

    /** @param replacement for the value, null when there is no likely one */
    Misread(String wrong, String expected, @Nullable String replacement) {
        super(wrong, null, false, false);
        this.wrong = wrong;
        this.expected = expected;
        this.replacement = replacement;
    }

    Fault at(int offset, int length) {
        return new Fault(offset, length, wrong, expected, replacement);
    }
}
