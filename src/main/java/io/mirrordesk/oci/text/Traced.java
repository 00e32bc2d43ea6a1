package io.mirrordesk.oci.text;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text whose every character knows where in the source it stands, so that the text may have gone through quotes, line
 * continuations and variables and can still be edited at its origin.
 */
public final class Traced {

    /** The region of what is written at the place itself. */
    public static final int OWN = 0;

    private final String value;
    private final int[] at;
    private final int[] region;
    private final boolean headFree;

    private Traced(String value, int[] at, int[] region, boolean headFree) {
        this.value = value;
        this.at = at;
        this.region = region;
        this.headFree = headFree;
    }

    /** A text that stands in the source from {@code start} on, character by character. */
    public static Traced at(int start, String value) {
        int[] at = new int[value.length()];
        Arrays.setAll(at, i -> start + i);
        return new Traced(value, at, new int[value.length()], true);
    }

    public String value() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** Offset in the source of the character at {@code index}. */
    public int at(int index) {
        return at[index];
    }

    /** Index of the character that stands at an offset of the source; -1 if it has none. */
    public int indexOf(int offset) {
        return IntStream.range(0, at.length)
                .filter(i -> at[i] == offset)
                .findFirst()
                .orElse(-1);
    }

    /** Which region the character at {@code index} belongs to; {@link #OWN} or the id of a default value. */
    public int region(int index) {
        return region[index];
    }

    /** All regions but {@link #OWN}. */
    public Set<Integer> regions() {
        return Arrays.stream(region).filter(id -> id != OWN).boxed().collect(Collectors.toSet());
    }

    /** Whether something may be put before the first character: no variable of which it is only a part stands there. */
    public boolean isHeadFree() {
        return headFree;
    }

    /** Whether all characters between the indexes belong to one region. */
    public boolean isOneRegion(int from, int to) {
        return Arrays.stream(region, from, to).distinct().limit(2).count() <= 1;
    }

    public Traced slice(int from, int to) {
        return new Traced(
                value.substring(from, to),
                Arrays.copyOfRange(at, from, to),
                Arrays.copyOfRange(region, from, to),
                from > 0 || headFree);
    }

    public Traced strip() {
        int from = 0;
        int to = value.length();
        while (from < to && Character.isWhitespace(value.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(value.charAt(to - 1))) {
            to--;
        }
        return slice(from, to);
    }

    /** The same text as the default value that {@code id} stands for. */
    public Traced inRegion(int id) {
        int[] moved = Arrays.stream(region).map(own -> own == OWN ? id : own).toArray();
        return new Traced(value, at, moved, headFree);
    }

    /** Puts a text together from what is written and what variables stand for. */
    public static final class Builder {

        private final StringBuilder value = new StringBuilder();
        private int[] at = new int[32];
        private int[] region = new int[32];
        private int segments;
        private boolean lastWritten;
        private boolean variableFirst;
        private boolean variableHeadFree;

        /** Adds a character as it is written at {@code offset}. */
        public void add(char c, int offset) {
            segments += lastWritten ? 0 : 1;
            lastWritten = true;
            append(c, offset, OWN);
        }

        /** Adds what a variable stands for. */
        public void addVariable(Traced content) {
            if (segments++ == 0) {
                variableFirst = true;
                variableHeadFree = content.headFree;
            }
            lastWritten = false;
            for (int i = 0; i < content.value.length(); i++) {
                append(content.value.charAt(i), content.at[i], content.region[i]);
            }
        }

        private void append(char c, int offset, int owner) {
            int length = value.length();
            if (length == at.length) {
                at = Arrays.copyOf(at, 2 * length);
                region = Arrays.copyOf(region, 2 * length);
            }
            at[length] = offset;
            region[length] = owner;
            value.append(c);
        }

        public Traced build() {
            int length = value.length();
            boolean headFree = !variableFirst || segments == 1 && variableHeadFree;
            return new Traced(value.toString(), Arrays.copyOf(at, length), Arrays.copyOf(region, length), headFree);
        }
    }
}
