package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Excerpt;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/** The few names of an archive that are most like the one that was looked for. */
final class NearNames {
    private static final int MOST = 3;

    private final String wanted;
    private final PriorityQueue<Scored> best = new PriorityQueue<>(Comparator.comparingInt(Scored::score)
            .thenComparing(Comparator.comparing(Scored::name).reversed()));

    private record Scored(int score, String name) {}

    NearNames(String wanted) {
        this.wanted = wanted;
    }

    /** Takes note of a name that is there. */
    void consider(String name) {
        if (name.isEmpty() || best.stream().anyMatch(known -> known.name().equals(name))) {
            return;
        }
        best.add(new Scored(likeness(name), name));
        if (best.size() > MOST) {
            best.remove();
        }
    }

    /** One line for the user. */
    String advice() {
        return best.isEmpty()
                ? "the archive is empty: look whether it is the right one"
                : "entries like it: "
                        + best.stream()
                                .sorted(best.comparator().reversed())
                                .map(one -> Excerpt.of(one.name()))
                                .collect(Collectors.joining(", "));
    }

    /** The same last name counts most, then how many characters are the same from the end and from the beginning. */
    private int likeness(String name) {
        boolean sameName = last(name).equals(last(wanted));
        return (sameName ? 10_000 : 0) + same(name, true) + same(name, false);
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
