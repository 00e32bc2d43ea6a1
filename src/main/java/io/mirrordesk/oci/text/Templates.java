package io.mirrordesk.oci.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides template actions from a parser without moving anything: <code>{{ … }}</code> of Helm, Argo and GitHub and <code>{% … %}</code>
 * of Jinja. One that stands alone on its line becomes space, one inside of a value a run of a private character.
 */
public final class Templates {

    /** Stands for a character of a template; YAML allows it, people do not write it. */
    public static final char HIDDEN = '\uE000';

    private static final Pattern ACTION = Pattern.compile("(?s)\\{\\{.*?\\}\\}(?!\\})|\\{%.*?%\\}");

    private Templates() {}

    /** A text of the same length in which no template stands. */
    public static String hidden(String text) {
        if (!text.contains("{{") && !text.contains("{%")) {
            return text;
        }
        StringBuilder result = new StringBuilder(text);
        Matcher action = ACTION.matcher(text);
        while (action.find()) {
            boolean alone = onlyActions(text, action.start(), action.end());
            for (int i = action.start(); i < action.end(); i++) {
                result.setCharAt(i, alone ? blank(text.charAt(i)) : HIDDEN);
            }
        }
        return result.toString();
    }

    public static boolean standsIn(String value) {
        return value.indexOf(HIDDEN) >= 0;
    }

    private static char blank(char c) {
        return c == '\n' || c == '\r' ? c : ' ';
    }

    /** Whether its lines hold nothing but actions and space. */
    private static boolean onlyActions(String text, int start, int end) {
        int from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
        int to = end;
        while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
            to++;
        }
        return text.substring(from, start).isBlank()
                && ACTION.matcher(text.substring(end, to)).replaceAll("").isBlank();
    }
}
