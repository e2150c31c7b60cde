package dev.roadcase.bundler.sbom.layer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one layer says of packages, and what it takes away of the layers below (OCI image spec, "Whiteouts").
 *
 * @param found by their paths
 * @param removed paths that it removes or replaces, with all below them
 * @param emptied folders of which nothing is left but what this layer itself brings
 */
record LayerFindings(Map<String, Finding> found, Set<String> removed, Set<String> emptied) {
    static final LayerFindings NONE = new LayerFindings(Map.of(), Set.of(), Set.of());

    LayerFindings {
        found = Map.copyOf(found);
        removed = Set.copyOf(removed);
        emptied = Set.copyOf(emptied);
    }

    /** What both say, this layer on top. */
    LayerFindings over(LayerFindings below) {
        Map<String, Finding> both = new HashMap<>(below.found);
        both.keySet().removeIf(this::hides);
        both.putAll(found);
        return new LayerFindings(both, Set.of(), Set.of());
    }

    private boolean hides(String path) {
        return removed.contains(path)
                || folders(path).anyMatch(folder -> removed.contains(folder) || emptied.contains(folder));
    }

    /** The folders that a path is in, up to the root, which is empty. */
    private static Stream<String> folders(String path) {
        return Stream.iterate(path, one -> !one.isEmpty(), LayerFindings::folder)
                .map(LayerFindings::folder);
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    /** Collects the findings of a layer, entry by entry. */
    static final class Collector {
        private static final int MOST = 50_000;
        private static final String WHITEOUT = ".wh.";
        private static final String OPAQUE = ".wh..wh..opq";

        private final Map<String, Finding> found = new HashMap<>();
        private final Set<String> removed = new HashSet<>();
        private final Set<String> emptied = new HashSet<>();

        /** Takes the marker of a whiteout; answers whether the path is one. */
        boolean takeWhiteout(String path) {
            int slash = path.lastIndexOf('/');
            String name = path.substring(slash + 1);
            if (name.equals(OPAQUE)) {
                add(emptied, path.substring(0, Math.max(slash, 0)));
            } else if (name.startsWith(WHITEOUT)) {
                add(removed, path.substring(0, slash + 1) + name.substring(WHITEOUT.length()));
            }
            return name.startsWith(WHITEOUT);
        }

        private static void add(Set<String> places, String place) {
            if (Finding.concerns(place)) {
                places.add(place);
            }
            if (places.size() > MOST) {
                throw new IllegalArgumentException("over " + MOST + " files that concern packages");
            }
        }

        /** Takes what is no folder: whatever stood there below is gone. */
        void takePlace(String path) {
            add(removed, path);
            found.remove(path);
        }

        void take(String path, Finding finding) {
            found.put(path, finding);
        }

        LayerFindings all() {
            return new LayerFindings(found, removed, emptied);
        }
    }
}
