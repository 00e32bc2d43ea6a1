package io.mirrordesk.doctor.check;

/** How far two words are from each other, in single slips of typing. */
final class Nearness {

    private Nearness() {}

    /** Whether one becomes the other by at most two letters more, less, changed or swapped, and not all of it. */
    static boolean isNear(String one, String other) {
        int most = Math.min(2, Math.min(one.length(), other.length()) / 2);
        return Math.abs(one.length() - other.length()) <= most && distance(one, other) <= most;
    }

    /**
     * @see <a href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance">Damerau–Levenshtein distance, optimal string
     *     alignment</a>
     */
    static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int step(int[][] steps, String one, String other, int i, int j) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + same);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
