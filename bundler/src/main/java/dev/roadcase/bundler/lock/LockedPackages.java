package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Excerpt;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The Debian packages of a built image.
 *
 * @param snapshot which state of the mirror they are from, in words that whoever resolved them understands
 * @param asked for by demo.yaml
 * @param packages those and what they depend on, sorted by name, each once
 */
public record LockedPackages(String snapshot, SortedSet<String> asked, List<LockedPackage> packages) {
    private static final Comparator<LockedPackage> ORDER =
            Comparator.comparing(LockedPackage::name).thenComparing(LockedPackage::architecture);

    public LockedPackages {
        if (snapshot.isEmpty() || snapshot.length() > 1024) {
            throw new IllegalArgumentException("not a snapshot's identity: " + Excerpt.of(snapshot));
        }
        asked = Collections.unmodifiableSortedSet(new TreeSet<>(asked));
        packages = packages.stream().sorted(ORDER).toList();
        requireEachOnce(packages);
    }

    private static void requireEachOnce(List<LockedPackage> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw new IllegalArgumentException(
                        "the package " + sorted.get(i).name() + " stands twice");
            }
        }
    }
}
