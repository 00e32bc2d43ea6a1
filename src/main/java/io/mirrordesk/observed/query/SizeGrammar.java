package io.mirrordesk.observed.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number of bytes, compared. Units are decimal, as pages show them; KiB and so on are there too. */
final class SizeGrammar implements Grammar {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?)([A-Za-z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1_000L),
            Map.entry("kb", 1_000L),
            Map.entry("m", 1_000_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("g", 1_000_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("t", 1_000_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30),
            Map.entry("tib", 1L << 40));
    private static final List<String> PRINTED = List.of("TB", "GB", "MB", "kB");
    private static final String EXPECTED = "Write a size with < or > before it, as in size:>1GB or size:<=500MB.";

    @Override
    public Condition read(String value, boolean quoted) {
        Comparison comparison = Comparison.startOf(value);
        long bytes = bytes(value, value.substring(comparison.sign().length()));
        if (!comparison.isBound() && bytes > 0 && !Character.isDigit(value.charAt(value.length() - 1))) {
            throw new Misread("“" + value + "” alone would be that many bytes exactly.", EXPECTED, ">" + value);
        }
        return new Condition.Size(comparison, bytes);
    }

    private static long bytes(String value, String number) {
        Matcher size = SIZE.matcher(number);
        if (!size.matches()) {
            throw new Misread("“" + value + "” is no size.", EXPECTED, null);
        }
        Long unit = UNITS.get(size.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new Misread("There is no unit “" + size.group(2) + "”.", "Units are kB, MB, GB and TB.", null);
        }
        return exact(value, new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(unit)));
    }

    private static long exact(String value, BigDecimal bytes) {
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new Misread("“" + value + "” is more than there can be.", EXPECTED, null);
        }
        return bytes.longValue();
    }

    /** In the largest unit that leaves a whole number. */
    static String print(long bytes) {
        Optional<String> unit = PRINTED.stream()
                .filter(each -> bytes > 0 && bytes % factor(each) == 0)
                .findFirst();
        return unit.map(each -> bytes / factor(each) + each).orElseGet(() -> Long.toString(bytes));
    }

    private static long factor(String unit) {
        @Nullable Long factor = UNITS.get(unit.toLowerCase(Locale.ROOT));
        return factor == null ? 1 : factor;
    }

    @Override
    public List<String> examples() {
        return List.of(">100MB", ">1GB", ">10GB", "<10MB", "0");
    }
}
