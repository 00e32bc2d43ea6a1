package io.mirrordesk.portal.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of two texts beside each other, by their longest common subsequence. */
final class SideBySide {

    /** Unchanged lines shown around a change; a longer run is folded into its count. */
    static final int CONTEXT = 3;

    /** Fewer lines than this are shown rather than folded. */
    private static final int FOLDED = 4;

    /** Texts whose product of lines is larger are compared line by line, with a look at the next few to catch up. */
    private static final long LIMIT = 4_000_000;

    /**
     * One row: both sides for an unchanged line, one for a removed or an added line, both and {@code changed} for an edited
     * one.
     *
     * @param folded how many unchanged lines this row stands for; 0 for an ordinary row
     */
    public record Row(@Nullable String before, @Nullable String after, boolean changed, int folded) {

        /** Whether both sides are there and share enough that only the middle is worth a mark. */
        public boolean isEdited() {
            return changed && before != null && after != null && prefix() + suffix() > 0;
        }

        /** What both sides begin with. */
        public String getStart() {
            return text(before).substring(0, prefix());
        }

        /** What both sides end with. */
        public String getEnd() {
            return text(before).substring(text(before).length() - suffix());
        }

        /** The part that only the old side has. */
        public String getBeforePart() {
            return text(before).substring(prefix(), text(before).length() - suffix());
        }

        /** The part that only the new side has. */
        public String getAfterPart() {
            return text(after).substring(prefix(), text(after).length() - suffix());
        }

        private int prefix() {
            String old = text(before);
            String now = text(after);
            int same = 0;
            while (same < Math.min(old.length(), now.length()) && old.charAt(same) == now.charAt(same)) {
                same++;
            }
            while (same > 0 && isWord(old.charAt(same - 1))) {
                same--;
            }
            return same;
        }

        private int suffix() {
            String old = text(before);
            String now = text(after);
            int most = Math.min(old.length(), now.length()) - prefix();
            int same = 0;
            while (same < most && old.charAt(old.length() - 1 - same) == now.charAt(now.length() - 1 - same)) {
                same++;
            }
            while (same > 0 && isWord(old.charAt(old.length() - same))) {
                same--;
            }
            return same;
        }

        /** A mark covers whole words and numbers. */
        private static boolean isWord(char c) {
            return Character.isLetterOrDigit(c);
        }

        private static String text(@Nullable String side) {
            return side == null ? "" : side;
        }
    }

    private SideBySide() {}

    static List<Row> rows(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > LIMIT) {
            return fold(inStep(before, after));
        }
        List<Row> rows = new ArrayList<>();
        int[][] common = common(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int fromI = i;
            int fromJ = j;
            while (!same(before, after, i, j) && (i < before.size() || j < after.size())) {
                if (j >= after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                    i++;
                } else {
                    j++;
                }
            }
            addChange(rows, before.subList(fromI, i), after.subList(fromJ, j));
            while (same(before, after, i, j)) {
                rows.add(new Row(before.get(i++), after.get(j++), false, 0));
            }
        }
        return fold(rows);
    }

    /** Large texts that differ in single lines, as translated ones do. */
    private static List<Row> inStep(List<String> before, List<String> after) {
        List<Row> rows = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (same(before, after, i, j)) {
                rows.add(new Row(before.get(i++), after.get(j++), false, 0));
            } else {
                int added = same(before, after, i, j + 1) ? 1 : 0;
                int removed = added == 0 && same(before, after, i + 1, j) ? 1 : 0;
                List<String> old = added > 0 || i >= before.size() ? List.of() : before.subList(i, i + 1);
                List<String> now = removed > 0 || j >= after.size() ? List.of() : after.subList(j, j + 1);
                addChange(rows, old, now);
                i += old.size();
                j += now.size();
            }
        }
        return rows;
    }

    private static boolean same(List<String> before, List<String> after, int i, int j) {
        return i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
    }

    /** Lengths of the longest common subsequence of the two tails. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] length = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                length[i][j] = before.get(i).equals(after.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }

    private static void addChange(List<Row> rows, List<String> removed, List<String> added) {
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            rows.add(new Row(
                    i < removed.size() ? removed.get(i) : null, i < added.size() ? added.get(i) : null, true, 0));
        }
    }

    private static List<Row> fold(List<Row> rows) {
        List<Row> shown = new ArrayList<>();
        int i = 0;
        while (i < rows.size()) {
            int end = i;
            while (end < rows.size() && !rows.get(end).changed()) {
                end++;
            }
            addContext(shown, rows.subList(i, end));
            while (end < rows.size() && rows.get(end).changed()) {
                shown.add(rows.get(end++));
            }
            i = end;
        }
        return shown;
    }

    private static void addContext(List<Row> shown, List<Row> unchanged) {
        int hidden = unchanged.size() - 2 * CONTEXT;
        if (hidden < FOLDED) {
            shown.addAll(unchanged);
            return;
        }
        shown.addAll(unchanged.subList(0, CONTEXT));
        shown.add(new Row(null, null, false, hidden));
        shown.addAll(unchanged.subList(unchanged.size() - CONTEXT, unchanged.size()));
    }
}
