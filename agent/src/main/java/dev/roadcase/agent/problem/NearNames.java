package dev.roadcase.agent.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Names that exist, for a user who gave one that does not. Names may be paths; then their last words count most. It can
 * consider any number of names, and keeps the few that are most like the wrong one.
 */
public final class NearNames {
    private static final int LAST_WORD = 20_000;
    private static final int PART_OF_LAST_WORD = 10_000;

    private final String wanted;
    private final int most;
    private final PriorityQueue<Scored> best = new PriorityQueue<>(Comparator.comparingInt(Scored::score)
            .thenComparing(Comparator.comparing(Scored::shown).reversed()));

    private record Scored(int score, String shown) {}

    /**
     * For a name that was not found.
     *
     * @param most how many names to keep
     */
    public NearNames(String wanted, int most) {
        this.wanted = wanted;
        this.most = most;
    }

    /** Considers a name that exists. */
    public void consider(String name) {
        consider(name, name);
    }

    /** The same for a name that is shown in another form. */
    public void consider(String name, String shown) {
        if (name.isEmpty() || best.stream().anyMatch(known -> known.shown().equals(shown))) {
            return;
        }
        best.add(new Scored(likeness(name), shown));
        if (best.size() > most) {
            best.remove();
        }
    }

    /** Those that are most like it, the best first. */
    public List<String> best() {
        return best.stream()
                .sorted(best.comparator().reversed())
                .map(Scored::shown)
                .toList();
    }

    /** The word that was meant, if at most two letters are wrong. */
    public static Optional<String> meant(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> new Misspelling(word, candidate).isLikely())
                .min(Comparator.comparingInt(candidate -> new Misspelling(word, candidate).distance()));
    }

    /** The end of a sentence about a wrong word, which asks whether another was meant; absent if none is like it. */
    public static Optional<String> question(String word, Collection<String> known) {
        return meant(word, known).map(name -> ": did you mean \"" + name + "\"?");
    }

    /** The same last word counts most, then how many characters are the same from the end and from the beginning. */
    private int likeness(String name) {
        String itsLast = last(name);
        String last = last(wanted);
        boolean part = itsLast.contains(last) || last.contains(itsLast);
        int ofLast = itsLast.equals(last) ? LAST_WORD : part ? PART_OF_LAST_WORD : 0;
        return ofLast + same(name, true) + same(name, false);
    }

    private int same(String name, boolean fromEnd) {
        int shorter = Math.min(name.length(), wanted.length());
        int count = 0;
        while (count < shorter && at(name, count, fromEnd) == at(wanted, count, fromEnd)) {
            count++;
        }
        return count;
    }

    private static char at(String text, int index, boolean fromEnd) {
        return text.charAt(fromEnd ? text.length() - 1 - index : index);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
