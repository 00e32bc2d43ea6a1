package io.mirrordesk.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of a file of comma-separated values (RFC 4180), safe to be opened in a spreadsheet. */
public final class CsvLine {

    /** What a spreadsheet would take for a formula. */
    private static final List<String> FORMULA = List.of("=", "+", "-", "@", "\t", "\r");

    private CsvLine() {}

    /** Every cell in quotes; a null is an empty cell, and what looks like a formula is a text. */
    public static String of(@Nullable Object... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula = FORMULA.stream().anyMatch(text::startsWith);
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
