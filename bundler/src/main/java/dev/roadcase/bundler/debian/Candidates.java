package dev.roadcase.bundler.debian;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be installed: of each package the newest version over all lists, for one architecture. */
final class Candidates {
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

    /** The best for a relation: the package of that name, else, by name, the first that provides it. */
    Optional<DebianPackage> best(Relation wanted) {
        return newest(wanted.name())
                .filter(own -> own.satisfies(wanted))
                .or(() -> named(wanted.name()).stream()
                        .map(DebianPackage::name)
                        .distinct()
                        .sorted()
                        .flatMap(name -> newest(name).stream())
                        .filter(provider -> provider.satisfies(wanted))
                        .findFirst());
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
