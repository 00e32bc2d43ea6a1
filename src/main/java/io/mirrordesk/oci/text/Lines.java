package io.mirrordesk.oci.text;

import java.util.Arrays;

/** Lines and columns of offsets in a text. Lines end with a line feed, or a carriage return that none follows; a byte order mark is no column. */
public final class Lines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int[] starts;

    public Lines(String text) {
        this.starts = starts(text);
    }

    /** From 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** From 1. */
    public int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }

    private static int[] starts(String text) {
        int[] starts = new int[64];
        starts[0] = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            boolean ends = text.charAt(i) == '\n'
                    || text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                starts = count < starts.length ? starts : Arrays.copyOf(starts, 2 * count);
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
