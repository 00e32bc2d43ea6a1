package io.mirrordesk.oci.dockerfile;

import io.mirrordesk.oci.text.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instructions of a Dockerfile, each on one line: continued lines are joined, comments and heredocs left out. */
final class LogicalLines {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern HEREDOC = Pattern.compile("(?<!<)<<(-?)([\"']?)([A-Za-z_][\\w.-]*)\\2");
    private static final Pattern MAY_HAVE_HEREDOC = Pattern.compile("(?i)(?:ONBUILD\\s+)?(?:RUN|COPY|ADD)\\b.*");

    private record Physical(int start, int end) {}

    private final String text;
    private final char escape;
    private final List<Physical> physical = new ArrayList<>();
    private final List<Traced> logical = new ArrayList<>();
    private int next;

    private LogicalLines(String text, int from, char escape) {
        this.text = text;
        this.escape = escape;
        Matcher end = LINE_END.matcher(text);
        int start = from;
        end.region(from, text.length());
        while (end.find()) {
            physical.add(new Physical(start, end.start()));
            start = end.end();
        }
        physical.add(new Physical(start, text.length()));
    }

    /** @param from where the text begins, behind a byte order mark */
    static List<Traced> of(String text, int from, char escape) {
        LogicalLines lines = new LogicalLines(text, from, escape);
        while (lines.next < lines.physical.size()) {
            lines.readOne();
        }
        return lines.logical;
    }

    private void readOne() {
        Traced.Builder line = new Traced.Builder();
        boolean continued = true;
        boolean any = false;
        while (continued && next < physical.size()) {
            Physical part = physical.get(next++);
            if (isComment(part) || any && isBlank(part)) {
                continued = any;
                continue;
            }
            int end = contentEnd(part);
            continued = end < part.end() && text.charAt(end) == escape;
            for (int i = part.start(); i < end; i++) {
                line.add(text.charAt(i), i);
            }
            any = true;
        }
        Traced whole = line.build().strip();
        if (!whole.isEmpty()) {
            logical.add(whole);
            skipHeredocs(whole.value());
        }
    }

    /** Where the content of a line ends: at the escape character that continues it, else at its end. */
    private int contentEnd(Physical part) {
        int last = part.end() - 1;
        while (last >= part.start() && (text.charAt(last) == ' ' || text.charAt(last) == '\t')) {
            last--;
        }
        return last >= part.start() && text.charAt(last) == escape ? last : part.end();
    }

    private void skipHeredocs(String instruction) {
        if (!instruction.contains("<<")
                || !MAY_HAVE_HEREDOC.matcher(instruction).matches()) {
            return;
        }
        Matcher heredoc = HEREDOC.matcher(instruction);
        while (heredoc.find()) {
            skipTo(heredoc.group(3), !heredoc.group(1).isEmpty());
        }
    }

    private void skipTo(String terminator, boolean indented) {
        for (int i = next; i < physical.size(); i++) {
            String line =
                    text.substring(physical.get(i).start(), physical.get(i).end());
            if ((indented ? line.replaceFirst("^\t+", "") : line).equals(terminator)) {
                next = i + 1;
                return;
            }
        }
    }

    private boolean isComment(Physical part) {
        int i = part.start();
        while (i < part.end() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < part.end() && text.charAt(i) == '#';
    }

    private boolean isBlank(Physical part) {
        return text.substring(part.start(), part.end()).isBlank();
    }
}
