package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.image.Base;
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
    /** Stands among what is asked for, in the words of Debian's lists, where all packages are that have this field. No package has such a name. */
    public static final String ESSENTIAL = "Essential: yes";

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

    /** What demo.yaml asks for. */
    public static SortedSet<String> asked(Base.Debian base) {
        SortedSet<String> asked = new TreeSet<>(base.packages());
        if (base.essential()) {
            asked.add(ESSENTIAL);
        }
        return asked;
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
