package dev.roadcase.tests.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How much is done by a test that could go on for ever: a little, at moments that a seed gives, or all of it with {@code
 * -Droadcase.campaign=full}. {@code -Droadcase.campaign.seed=N} chooses others. What was chosen is printed.
 */
public final class Campaign {
    private static final boolean FULL =
            System.getProperty("roadcase.campaign", "small").equals("full");
    private static final long SEED = Long.getLong("roadcase.campaign.seed", 20261121L);

    private Campaign() {}

    public static boolean isFull() {
        return FULL;
    }

    /** Gives the same moments each time to who gives the same reason. */
    public static Random random(String what) {
        System.out.printf("%s: %s campaign, seed %d%n", what, FULL ? "full" : "small", SEED);
        return new Random(SEED);
    }

    /** So many of these, or all; in their order. */
    public static <T> List<T> some(int few, String what, List<T> all) {
        Random random = random(what);
        List<T> chosen = new ArrayList<>(all);
        while (!FULL && chosen.size() > few) {
            chosen.remove(random.nextInt(chosen.size()));
        }
        System.out.printf("%s: %s%n", what, chosen);
        return chosen;
    }
}
