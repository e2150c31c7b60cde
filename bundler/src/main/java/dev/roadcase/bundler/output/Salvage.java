package dev.roadcase.bundler.output;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.output.Extents.Extent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes blobs that are still wanted out of an unfinished bundle of another layout. It begins at the end of that bundle and cuts off what it has moved, so that the disk never holds more than one blob twice. It may be stopped at any moment, and goes on in the next run.
 *
 * @param target where the unfinished bundle stands
 */
record Salvage(Target target) {

    /** Puts an unfinished bundle with another layout aside. One that was put aside before is deleted. */
    void putAside(BlobTable wanted) throws IOException {
        Optional<BlobTable> known = table(target);
        if (known.isPresent() && !known.get().equals(wanted)) {
            drop();
            Files.move(target.journal(), aside(known.get()).journal(), StandardCopyOption.ATOMIC_MOVE);
        }
        Optional<BlobTable> aside = table(target.older(Optional.empty()));
        if (aside.isPresent() && !Files.exists(target.journal())) {
            // A run that was stopped may have moved the journal and not yet the rest.
            try (Storage left = new Target(target.path(), aside.get().volumes()).open()) {
                left.moveTo(aside(aside.get()).path());
            }
        }
    }

    /** Moves blobs that are wanted into the new bundle, and notes them in its journal. */
    void into(Resumption fresh) throws IOException {
        Optional<Journal> known = Journal.resume(target.older(Optional.empty()).journal());
        if (known.isPresent()) {
            try (Journal journal = known.get();
                    Storage storage = aside(journal.table()).open()) {
                move(new Resumption(storage, journal), fresh);
            }
            drop();
        }
    }

    private Target aside(BlobTable table) {
        return target.older(table.volumes());
    }

    private static Optional<BlobTable> table(Target target) throws IOException {
        Optional<Journal> journal = Journal.resume(target.journal());
        if (journal.isPresent()) {
            journal.get().close();
        }
        return journal.map(Journal::table);
    }

    private static void move(Resumption older, Resumption fresh) throws IOException {
        Map<Digest, Extent> wanted = fresh.journal().table().blobs();
        List<Map.Entry<Digest, Extent>> backwards = older.journal().table().blobs().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Digest, Extent> blob) ->
                                blob.getValue().from())
                        .reversed())
                .toList();
        for (Map.Entry<Digest, Extent> blob : backwards) {
            Extent to = wanted.getOrDefault(blob.getKey(), new Extent(0, 0));
            move(older, blob.getValue(), fresh, to);
            older.storage().truncate(blob.getValue().from());
        }
    }

    private static void move(Resumption older, Extent from, Resumption fresh, Extent to) throws IOException {
        if (to.length() != from.length() || fresh.journal().endFrom(to.from()) >= to.end()) {
            return;
        }
        long shift = to.from() - from.from();
        for (Extent known : older.journal().within(from.from(), from.end())) {
            try {
                older.storage().copyTo(fresh.storage(), known.from(), known.length(), known.from() + shift);
                fresh.journal().wrote(known.from() + shift, known.end() + shift);
            } catch (EOFException e) {
                // The journal names bytes that the disk has not kept.
            }
        }
    }

    /** The journal goes last: by it the rest is found. */
    private void drop() throws IOException {
        Optional<BlobTable> known = table(target.older(Optional.empty()));
        if (known.isPresent()) {
            try (Storage left = aside(known.get()).open()) {
                left.delete();
            }
        }
        Files.deleteIfExists(target.older(Optional.empty()).journal());
    }
}
