package dev.roadcase.bundler.debian;

import dev.roadcase.agent.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be installed: of each package the newest version over all lists, for one architecture. */
final class Candidates {
    private static final Comparator<DebianPackage> PREFERRED =
            Comparator.comparing((DebianPackage one) -> !one.required()).thenComparing(DebianPackage::name);

    private final List<PackageList> lists;
    private final String architecture;
    private final Map<String, List<DebianPackage>> known = new HashMap<>();

    Candidates(List<PackageList> lists, String architecture) {
        this.lists = List.copyOf(lists);
        this.architecture = architecture;
    }

    /** The newest version of the package with this name. */
    Optional<DebianPackage> newest(String name) {
        return named(name).stream()
                .filter(candidate -> candidate.name().equals(name))
                .max(Comparator.comparing(DebianPackage::version));
    }

    /**
     * All that Debian says every system has, by name.
     *
     * @throws Problem where the lists know no such package
     */
    List<DebianPackage> essential() {
        List<DebianPackage> found = lists.stream()
                .flatMap(list -> list.essential().stream())
                .map(DebianPackage::name)
                .distinct()
                .sorted()
                .flatMap(name -> newest(name).stream())
                .filter(DebianPackage::essential)
                .toList();
        if (found.isEmpty()) {
            throw Problem.badInput(
                            "find Debian's essential packages failed: no suite of this machine's mirrors has one")
                    .advise("name a mirror of Debian's main archive");
        }
        return found;
    }

    /** The best for a relation: the package of that name, else of those that provide it one that Debian requires, else the first by name. */
    Optional<DebianPackage> best(Relation wanted) {
        return newest(wanted.name())
                .filter(own -> own.satisfies(wanted))
                .or(() -> named(wanted.name()).stream()
                        .map(DebianPackage::name)
                        .distinct()
                        .flatMap(name -> newest(name).stream())
                        .filter(provider -> provider.satisfies(wanted))
                        .min(PREFERRED));
    }

    private List<DebianPackage> named(String name) {
        return known.computeIfAbsent(
                name,
                n -> lists.stream()
                        .flatMap(list -> list.named(n).stream())
                        .filter(this::runs)
                        .toList());
    }

    private boolean runs(DebianPackage candidate) {
        String its = candidate.locked().architecture();
        return its.equals(architecture) || its.equals("all");
    }
}
