package io.mirrordesk.oci.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reference a line. A bullet before it and a comment behind it are left as they are; a comment begins with {@code #}. */
public final class PlainList {

    private static final Pattern LINE = Pattern.compile(
            "(?m)^[^\\S\r\n]*(?!---[^\\S\r\n]*(?:[\r\n]|$))(?:-[^\\S\r\n]+)?([^#\\s](?:[^\r\n]*?))(?:[^\\S\r\n]+#[^\r\n]*)?[^\\S\r\n]*(?=\r?$|\r)");

    private PlainList() {}

    /** @param from where the text begins, behind a byte order mark */
    public static Findings read(String text, int from) {
        List<Finding> findings = new ArrayList<>();
        Matcher line = LINE.matcher(Templates.hidden(text)).region(from, text.length());
        while (line.find()) {
            String written = text.substring(line.start(1), line.end(1));
            findings.add(
                    Templates.standsIn(line.group(1)) || written.indexOf('$') >= 0
                            ? Finding.unresolved(
                                    line.start(1),
                                    written,
                                    "A variable stands in it, so the image is not known here.",
                                    java.util.Set.of())
                            : Finding.of(line.start(1), written, Traced.at(line.start(1), written)));
        }
        return Findings.of(findings);
    }
}
