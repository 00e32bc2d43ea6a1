package io.mirrordesk.observed.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The start of a digest, with or without its algorithm. */
final class DigestGrammar implements Grammar {

    private static final int FEWEST = 4;
    private static final Pattern DIGEST = Pattern.compile("(?:(sha256|sha384|sha512):)?([0-9a-f]*)\\*?");
    private static final String EXPECTED =
            "Write the first digits of it, " + FEWEST + " or more, as in digest:sha256:9b1c or digest:9b1c.";

    @Override
    public Condition read(String value, boolean quoted) {
        Matcher digest = DIGEST.matcher(value.toLowerCase(Locale.ROOT));
        if (!digest.matches()) {
            throw new Misread("“" + value + "” is no digest: its digits are 0-9 and a-f.", EXPECTED, null);
        }
        if (digest.group(2).length() < FEWEST) {
            throw new Misread("“" + value + "” would find too many digests.", EXPECTED, null);
        }
        return new Condition.DigestStart(digest.group(1) == null ? "sha256" : digest.group(1), digest.group(2));
    }

    @Override
    public List<String> examples() {
        return List.of();
    }
}
