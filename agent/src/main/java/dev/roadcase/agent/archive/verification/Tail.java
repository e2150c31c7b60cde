package dev.roadcase.agent.archive.verification;

import dev.roadcase.agent.archive.bundle.Entries;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import java.util.Optional;

/** The bytes after the last entry: zeros up to a whole record, and nothing more. */
final class Tail {
    private static final String PLACE = "the end of the archive";

    private final Source source;
    private final Entries entries;

    Tail(Source source, Entries entries) {
        this.source = source;
        this.entries = entries;
    }

    Optional<Damage> damage() {
        long start = entries.end();
        long length = TarHeader.archiveLength(start);
        if (source.size() != length) {
            String what = "the file has " + source.size() + " bytes where it must have " + length;
            return Optional.of(Damage.of(Math.min(source.size(), length), PLACE, what));
        }
        byte[] zeros = new SourceBytes(source).at(start, (int) (length - start));
        return EntryCheck.firstNonZero(zeros).map(at -> Damage.of(start + at, PLACE, "a byte is not zero"));
    }
}
