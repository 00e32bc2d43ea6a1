package io.mirrordesk.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * How two sequences line up: a longest common subsequence, with what is between.
 *
 * @param pairs the common elements in order
 */
record Alignment(List<Pair> pairs) {

    /** Beyond this many cells the middle is shown as replaced; a table of this size takes 16 MB. */
    private static final long MAX_CELLS = 4_000_000;

    /** The same element at an index of each side. */
    record Pair(int left, int right) {}

    static <T> Alignment of(List<T> left, List<T> right) {
        int start = 0;
        int shorter = Math.min(left.size(), right.size());
        while (start < shorter && left.get(start).equals(right.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
            tail++;
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            pairs.add(new Pair(i, i));
        }
        addMiddle(pairs, left.subList(start, left.size() - tail), right.subList(start, right.size() - tail), start);
        for (int i = tail; i > 0; i--) {
            pairs.add(new Pair(left.size() - i, right.size() - i));
        }
        return new Alignment(List.copyOf(pairs));
    }

    private static <T> void addMiddle(List<Pair> pairs, List<T> left, List<T> right, int offset) {
        if ((left.size() + 1L) * (right.size() + 1L) > MAX_CELLS) {
            return;
        }
        int[][] lengths = lengths(left, right);
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (left.get(i).equals(right.get(j))) {
                pairs.add(new Pair(offset + i++, offset + j++));
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static <T> int[][] lengths(List<T> left, List<T> right) {
        int[][] lengths = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                lengths[i][j] = left.get(i).equals(right.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
