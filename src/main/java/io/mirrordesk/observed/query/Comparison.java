package io.mirrordesk.observed.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How a value is compared: written before it, without a blank. */
public enum Comparison {
    BELOW("<"),
    AT_MOST("<="),
    EQUAL(""),
    AT_LEAST(">="),
    ABOVE(">");

    private static final List<Comparison> LONGEST_FIRST = Arrays.stream(values())
            .sorted(Comparator.comparing((Comparison each) -> each.sign.length())
                    .reversed())
            .toList();

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** What stands at the start of the text; {@link #EQUAL} when that is no sign. */
    static Comparison startOf(String text) {
        return LONGEST_FIRST.stream()
                .filter(each -> text.startsWith(each.sign))
                .findFirst()
                .orElse(EQUAL);
    }

    /** As it is written. */
    String sign() {
        return sign;
    }

    /** Whether this is one end of a range; two ends of one key hold together. */
    public boolean isBound() {
        return this != EQUAL;
    }
}
