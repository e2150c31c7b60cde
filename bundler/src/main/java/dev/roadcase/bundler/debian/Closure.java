package dev.roadcase.bundler.debian;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.lock.LockedPackage;
import dev.roadcase.bundler.lock.LockedPackages;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The packages asked for and all that they depend on (Debian policy 7.2): Pre-Depends and Depends, of alternatives one that is chosen already, else the first that exists; no Recommends.
 */
final class Closure {
    /** Says that /usr is merged, as it is in all images; its alternative would bring the whole of Perl to merge it. */
    private static final String MERGED = "usr-is-merged";

    private final Candidates candidates;
    private final Map<String, DebianPackage> chosen = new TreeMap<>();
    private final Deque<DebianPackage> open = new ArrayDeque<>();

    private Closure(Candidates candidates) {
        this.candidates = candidates;
    }

    /** All that is needed, by name. */
    static List<LockedPackage> of(SortedSet<String> asked, Candidates candidates) {
        Closure closure = new Closure(candidates);
        if (asked.contains(LockedPackages.ESSENTIAL)) {
            candidates.essential().forEach(closure::choose);
        }
        asked.stream()
                .filter(name -> !name.equals(LockedPackages.ESSENTIAL))
                .forEach(name -> closure.choose(closure.asked(name)));
        while (!closure.open.isEmpty()) {
            DebianPackage next = closure.open.remove();
            next.needs().forEach(alternatives -> closure.satisfy(next, alternatives));
        }
        return closure.chosen.values().stream()
                .map(DebianPackage::locked)
                .sorted(Comparator.comparing(LockedPackage::name))
                .toList();
    }

    private DebianPackage asked(String name) {
        return Optional.of(name)
                .flatMap(candidates::newest)
                .or(() -> candidates.best(new Relation(name, Optional.empty(), Optional.empty())))
                .orElseThrow(() -> Problem.badInput("find the Debian package " + name
                                + " failed: no suite of this machine's mirrors has it")
                        .advise("look for its name with apt-cache search, or name a mirror that has it"));
    }

    private void satisfy(DebianPackage by, List<Relation> alternatives) {
        if (alternatives.stream().anyMatch(this::isThere)) {
            return;
        }
        choose(alternatives.stream()
                .sorted(Comparator.comparing(wanted -> !wanted.name().equals(MERGED)))
                .flatMap(wanted -> candidates.best(wanted).stream())
                .findFirst()
                .orElseThrow(() -> unmet(by, alternatives)));
    }

    private boolean isThere(Relation wanted) {
        DebianPackage own = chosen.get(wanted.name());
        return own != null && own.satisfies(wanted)
                || chosen.values().stream().anyMatch(other -> other.satisfies(wanted));
    }

    private void choose(DebianPackage one) {
        if (chosen.putIfAbsent(one.name(), one) == null) {
            open.add(one);
        }
    }

    private Problem unmet(DebianPackage by, List<Relation> alternatives) {
        String wanted = alternatives.stream().map(Relation::toString).collect(Collectors.joining(" or "));
        return Problem.badInput("find what the Debian package " + by.name() + " needs failed: no suite has " + wanted)
                .advise("name a mirror that has it, with all its suites");
    }
}
