package io.mirrordesk.portal.layout;

import java.math.BigDecimal;
import java.util.Locale;

/** Says numbers the way pages do. */
public final class Numbers {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final BigDecimal WITHOUT_CENTS = BigDecimal.valueOf(100);

    private Numbers() {}

    /** {@code 182 MB}: decimal units, one digit after the point below ten. */
    public static String bytes(long size) {
        double value = size;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, unit > 0 && value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** {@code 12,345}. */
    public static String count(long number) {
        return number < 1000 ? Long.toString(number) : String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 960 USD}, with cents below a hundred. */
    public static String usd(BigDecimal amount) {
        return String.format(Locale.ENGLISH, amount.compareTo(WITHOUT_CENTS) < 0 ? "%,.2f USD" : "%,.0f USD", amount);
    }
}
