package dev.roadcase.agent.archive;

import java.util.Optional;

/** What follows the last entry: zeros up to a whole record, and nothing more. */
final class Tail {
    private static final String PLACE = "the end of the archive";

    private final Bundle bundle;

    Tail(Bundle bundle) {
        this.bundle = bundle;
    }

    Optional<Damage> damage() {
        long start = bundle.entries().stream().mapToLong(Entry::end).max().orElse(0);
        long length = TarHeader.archiveLength(start);
        if (bundle.size() != length) {
            String what = "the file has " + bundle.size() + " bytes where it must have " + length;
            return Optional.of(Damage.of(Math.min(bundle.size(), length), PLACE, what));
        }
        byte[] zeros = new Bytes(bundle.source()).at(start, (int) (length - start));
        return EntryCheck.firstNonZero(zeros).map(at -> Damage.of(start + at, PLACE, "a byte is not zero"));
    }
}
