package io.mirrordesk.portal.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar whose parts stand side by side: geometry for the drawing, as attributes of SVG.
 *
 * @param parts none for what is empty
 */
record Bar(List<Part> parts) {

    Bar {
        parts = List.copyOf(parts);
    }

    /**
     * @param fill name of its pattern
     * @param x where it begins, such as {@code 12.5%}
     */
    record Part(String fill, String x, String width) {}

    /** What a part stands for. */
    record Share(String fill, long value) {}

    /** @param whole what the whole width stands for */
    static Bar of(long whole, List<Share> shares) {
        List<Part> parts = new ArrayList<>();
        long before = 0;
        for (Share share : shares) {
            if (share.value() > 0) {
                parts.add(new Part(share.fill(), percent(before, whole), percent(share.value(), whole)));
            }
            before += share.value();
        }
        return new Bar(parts);
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f%%", 100d * part / whole);
    }
}
