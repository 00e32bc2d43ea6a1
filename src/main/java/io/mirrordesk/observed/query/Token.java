package io.mirrordesk.observed.query;

/** Where the term around a caret begins and ends; blanks in quotes are part of it. */
record Token(int start, int end) {

    static Token at(String text, int caret) {
        int start = 0;
        boolean quoted = false;
        for (int index = 0; index < caret; index++) {
            char character = text.charAt(index);
            quoted = (character == '"') != quoted;
            if (!quoted && Scanner.isBlank(character)) {
                start = index + 1;
            }
        }
        return new Token(start, end(text, caret, quoted));
    }

    private static int end(String text, int caret, boolean quoted) {
        int closing = quoted ? text.indexOf('"', caret) : -1;
        int end = closing < 0 ? caret : closing + 1;
        while (end < text.length() && !Scanner.isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
