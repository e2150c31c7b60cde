package dev.roadcase.bundler.provider.ssh;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The copy of another bundle that a machine has, as receive.sh says it. Nothing of it is believed: the bundle that is put
 * together with it is held against its digest.
 *
 * @param index digest of that bundle's index.json, in hexadecimal; empty where there is no such copy
 * @param offsets where the content of each blob begins in it, by its name
 */
record OtherCopy(String index, Map<String, Long> offsets) {
    static final OtherCopy NONE = new OtherCopy("", Map.of());
    private static final Pattern INDEX = Pattern.compile("(?m)^other ([0-9a-f]{64})$");
    private static final Pattern BLOB = Pattern.compile("(?m)^block ([0-9]{1,12}): (blobs/\\S+)$");
    private static final long BLOCK = 512;

    OtherCopy {
        offsets = Map.copyOf(offsets);
    }

    /** Reads its lines, among others. */
    static OtherCopy parse(String lines) {
        Map<String, Long> offsets = BLOB.matcher(lines)
                .results()
                .collect(Collectors.toMap(blob -> blob.group(2), OtherCopy::behindHeader, (first, again) -> first));
        return INDEX.matcher(lines)
                .results()
                .findFirst()
                .map(index -> new OtherCopy(index.group(1), offsets))
                .orElse(NONE);
    }

    /** A member's header is one block (POSIX pax, "ustar Interchange Format"). */
    private static long behindHeader(MatchResult blob) {
        return (Long.parseLong(blob.group(1)) + 1) * BLOCK;
    }
}
