package io.mirrordesk.observed.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody probably meant to write. */
public final class Spelling {

    private Spelling() {}

    /** The word that is nearest to this one, if any is near: one slip in three letters, two in a longer word. */
    static Optional<String> closest(String word, Collection<String> words) {
        return words.stream()
                .filter(each -> distance(word, each) <= (Math.min(word.length(), each.length()) < 4 ? 1 : 2))
                .min(Comparator.comparingInt(each -> distance(word, each)));
    }

    /** Letters to add, drop, change or swap with their neighbour (Damerau and Levenshtein, optimal string alignment). */
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
