package dev.roadcase.agent.runtime;

import dev.roadcase.agent.format.Digest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What {@code ctr images check} says: {@code REF TYPE DIGEST STATUS … UNPACKED}, where the status is {@code complete
 * (3/3)} if all content for this machine's platform is there.
 */
record ContainerdCheck(List<String> lines) {
    private static final int NAME = 0;
    private static final int DIGEST = 2;
    private static final int STATUS = 3;

    /** Digests of all names. */
    Map<String, Digest> named() {
        return rows(row -> true);
    }

    /** Digests of the names whose content is all there, whether it is unpacked or not. */
    Map<String, Digest> complete() {
        return rows(ContainerdCheck::isComplete);
    }

    /**
     * Digests of the names whose images are complete and unpacked. A client that was killed may leave an image that is
     * complete but not unpacked; then the first pod would wait while it is unpacked.
     */
    Map<String, Digest> whole() {
        return rows(row -> isComplete(row) && isUnpacked(row));
    }

    /** Digests of the names whose images can run: their files are there, with or without their layers. */
    Map<String, Digest> unpacked() {
        return rows(ContainerdCheck::isUnpacked);
    }

    private static boolean isComplete(String[] row) {
        return row[STATUS].equals("complete");
    }

    private static boolean isUnpacked(String[] row) {
        return row[row.length - 1].equals("true");
    }

    private Map<String, Digest> rows(Predicate<String[]> which) {
        return lines.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(row -> row.length > STATUS && row[DIGEST].matches("sha256:[0-9a-f]{64}"))
                .filter(which)
                .collect(Collectors.toUnmodifiableMap(
                        row -> row[NAME], row -> Digest.parse(row[DIGEST]), (first, second) -> first));
    }
}
