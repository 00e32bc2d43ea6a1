package io.mirrordesk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The difference of two texts, line by line in two columns. */
public final class TextDiff {

    /** Unchanged lines that stay visible on each side of a change. */
    private static final int CONTEXT = 3;

    private static final Pattern WORDS = Pattern.compile("[\\w]+|\\s+|.", Pattern.DOTALL);

    /** What a row shows. */
    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED,
        /** Stands for unchanged lines that are left out. */
        FOLD
    }

    /** A piece of a line; marked if it differs from the other side. */
    public record Segment(String text, boolean marked) {}

    /**
     * One row.
     *
     * @param leftLine number of the line before, from 1; 0 if there is none
     * @param left its pieces
     * @param rightLine number of the line after, from 1; 0 if there is none
     * @param right its pieces
     * @param folded how many lines a {@link Kind#FOLD} stands for, else 0
     */
    public record Row(Kind kind, int leftLine, List<Segment> left, int rightLine, List<Segment> right, int folded) {}

    private final List<String> before;
    private final List<String> after;
    private final List<Row> rows = new ArrayList<>();

    private TextDiff(String before, String after) {
        this.before = before.lines().toList();
        this.after = after.lines().toList();
    }

    /** All rows, with long unchanged stretches folded; nothing but one fold if the texts are the same. */
    public static List<Row> sideBySide(String before, String after) {
        TextDiff diff = new TextDiff(before, after);
        diff.compare();
        return folded(diff.rows);
    }

    private void compare() {
        int i = 0;
        int j = 0;
        for (Alignment.Pair pair : Alignment.of(before, after).pairs()) {
            addDifference(i, pair.left(), j, pair.right());
            List<Segment> line = plain(before.get(pair.left()));
            rows.add(new Row(Kind.SAME, pair.left() + 1, line, pair.right() + 1, line, 0));
            i = pair.left() + 1;
            j = pair.right() + 1;
        }
        addDifference(i, before.size(), j, after.size());
    }

    private void addDifference(int i, int leftEnd, int j, int rightEnd) {
        int left = i;
        int right = j;
        while (left < leftEnd && right < rightEnd) {
            rows.add(changed(left++, right++));
        }
        while (left < leftEnd) {
            rows.add(new Row(Kind.REMOVED, left + 1, List.of(new Segment(before.get(left++), true)), 0, List.of(), 0));
        }
        while (right < rightEnd) {
            rows.add(new Row(Kind.ADDED, 0, List.of(), right + 1, List.of(new Segment(after.get(right++), true)), 0));
        }
    }

    private Row changed(int left, int right) {
        List<String> leftWords = words(before.get(left));
        List<String> rightWords = words(after.get(right));
        boolean[] leftKept = new boolean[leftWords.size()];
        boolean[] rightKept = new boolean[rightWords.size()];
        for (Alignment.Pair pair : Alignment.of(leftWords, rightWords).pairs()) {
            leftKept[pair.left()] = true;
            rightKept[pair.right()] = true;
        }
        return new Row(
                Kind.CHANGED, left + 1, segments(leftWords, leftKept), right + 1, segments(rightWords, rightKept), 0);
    }

    private static List<String> words(String line) {
        return WORDS.matcher(line).results().map(MatchResult::group).toList();
    }

    private static List<Segment> segments(List<String> words, boolean[] kept) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            piece.append(words.get(i));
            if (i + 1 == words.size() || kept[i + 1] != kept[i]) {
                segments.add(new Segment(piece.toString(), !kept[i]));
                piece.setLength(0);
            }
        }
        return List.copyOf(segments);
    }

    private static List<Segment> plain(String line) {
        return List.of(new Segment(line, false));
    }

    private static List<Row> folded(List<Row> rows) {
        List<Row> result = new ArrayList<>();
        int i = 0;
        while (i < rows.size()) {
            int end = i;
            while (end < rows.size() && rows.get(end).kind() == Kind.SAME) {
                end++;
            }
            int foldStart = i == 0 ? 0 : Math.min(end, i + CONTEXT);
            int foldEnd = end == rows.size() ? end : Math.max(i, end - CONTEXT);
            boolean worthIt = foldEnd - foldStart > 1;
            result.addAll(rows.subList(i, worthIt ? foldStart : end));
            if (worthIt) {
                result.add(new Row(Kind.FOLD, 0, List.of(), 0, List.of(), foldEnd - foldStart));
                result.addAll(rows.subList(foldEnd, end));
            }
            if (end < rows.size()) {
                result.add(rows.get(end++));
            }
            i = end;
        }
        return List.copyOf(result);
    }
}
