package io.mirrordesk.oci.yaml;

import java.util.Arrays;

/** Turns the parser's code points into offsets of a Java string, which counts some characters twice. */
final class CodePoints {

    private final int from;
    /** Code point indexes of the characters that count twice. */
    private final int[] wide;

    /** @param from offset where {@code text} begins */
    CodePoints(String text, int from) {
        this.from = from;
        this.wide = wide(text);
    }

    int offset(int codePoint) {
        int found = Arrays.binarySearch(wide, codePoint);
        return from + codePoint + (found >= 0 ? found : -found - 1);
    }

    private static int[] wide(String text) {
        int[] wide = new int[0];
        int count = 0;
        int index = 0;
        for (int i = 0; i < text.length(); i++, index++) {
            if (Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()) {
                wide = count < wide.length ? wide : Arrays.copyOf(wide, 2 * count + 16);
                wide[count++] = index;
                i++;
            }
        }
        return Arrays.copyOf(wide, count);
    }
}
