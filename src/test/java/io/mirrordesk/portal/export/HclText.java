package io.mirrordesk.portal.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads as much of Terraform's language as it takes to see that a file is whole: comments, texts and brackets. */
final class HclText {

    private final String source;
    private final List<String> texts = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    private HclText(String source) {
        this.source = source;
    }

    /** What the texts in quotes say, in order; fails where one does not end or interpolates, or a bracket has no partner. */
    static List<String> texts(String source) {
        HclText text = new HclText(source);
        while (text.at < source.length()) {
            text.step();
        }
        if (!text.open.isEmpty()) {
            throw new AssertionError("These are not closed: " + text.open);
        }
        return text.texts;
    }

    private void step() {
        char c = source.charAt(at);
        switch (c) {
            case '#' -> at = Math.max(source.indexOf('\n', at), at + 1);
            case '"' -> texts.add(quoted());
            case '{', '[', '(' -> open.push(c);
            case '}' -> close('{');
            case ']' -> close('[');
            case ')' -> close('(');
            default -> {}
        }
        at++;
    }

    private void close(char partner) {
        if (open.isEmpty() || open.pop() != partner) {
            throw new AssertionError("A bracket without a partner at " + at + ": " + source.substring(0, at + 1));
        }
    }

    /** Leaves off at the closing quote. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; source.charAt(at) != '"'; at++) {
            char c = source.charAt(at);
            if (c == '\n') {
                throw new AssertionError("A text does not end in its line.");
            } else if (c == '\\') {
                value.append(escape());
            } else if (source.startsWith("$${", at) || source.startsWith("%%{", at)) {
                value.append(c).append('{');
                at += 2;
            } else if (source.startsWith("${", at) || source.startsWith("%{", at)) {
                throw new AssertionError("A text interpolates.");
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private char escape() {
        at++;
        char c = source.charAt(at);
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(source.substring(at - 3, at + 1), 16);
        }
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\' -> c;
            default -> throw new AssertionError("\\" + c + " is no escape.");
        };
    }
}
