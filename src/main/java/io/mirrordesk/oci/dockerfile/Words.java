package io.mirrordesk.oci.dockerfile;

import io.mirrordesk.oci.text.Traced;
import java.util.ArrayList;
import java.util.List;

/** Words of an instruction: space separates them, but not inside of quotes or braces. */
final class Words {

    private Words() {}

    static List<Traced> of(Traced line, char escape) {
        List<Traced> words = new ArrayList<>();
        String text = line.value();
        int i = 0;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else {
                int end = end(text, i, escape);
                words.add(line.slice(i, end));
                i = end;
            }
        }
        return words;
    }

    private static int end(String text, int from, char escape) {
        char quote = 0;
        int braces = 0;
        int i = from;
        while (i < text.length() && (quote != 0 || braces > 0 || !Character.isWhitespace(text.charAt(i)))) {
            char c = text.charAt(i);
            if (c == escape && quote != '\'') {
                i++;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '{') {
                braces++;
            } else if (c == '}' && braces > 0) {
                braces--;
            }
            i++;
        }
        return Math.min(i, text.length());
    }
}
