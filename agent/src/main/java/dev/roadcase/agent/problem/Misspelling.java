package dev.roadcase.agent.problem;

/** A word that was typed, and one that was perhaps meant. */
record Misspelling(String typed, String known) {
    private static final int FARTHEST = 2;
    private static final int LONGEST = 64;

    /** Whether it is a likely mistake: at most two letters are wrong, and at most half of a short word. */
    boolean isLikely() {
        return distance() <= Math.min(FARTHEST, known.length() / 2);
    }

    /** How many letters have to be added, dropped, changed or swapped with their neighbour (optimal string alignment). */
    int distance() {
        if (typed.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[][] steps = new int[typed.length() + 1][known.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= known.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, i, j);
            }
        }
        return steps[typed.length()][known.length()];
    }

    private int cheapest(int[][] steps, int i, int j) {
        int changed = steps[i - 1][j - 1] + (typed.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        return areSwapped(i, j) ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }

    private boolean areSwapped(int i, int j) {
        return i > 1
                && j > 1
                && typed.charAt(i - 1) == known.charAt(j - 2)
                && typed.charAt(i - 2) == known.charAt(j - 1);
    }
}
