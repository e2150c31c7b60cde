package dev.roadcase.bundler.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** The bytes of an unfinished bundle, and the journal of what stands in them. */
record Resumption(Storage storage, Journal journal) implements Closeable {

    /**
     * Goes on with what an earlier run left, or begins. From an unfinished bundle with another layout, it takes the
     * blobs that are still wanted.
     */
    static Resumption at(Target target, BlobTable wanted) throws IOException {
        Salvage salvage = new Salvage(target);
        salvage.putAside(wanted);
        Storage storage = target.open();
        try {
            Resumption resumption = new Resumption(storage, journal(target, wanted, storage));
            salvage.into(resumption);
            return resumption;
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    /** A journal without its bytes is of no use, and neither are bytes without their journal. */
    private static Journal journal(Target target, BlobTable wanted, Storage storage) throws IOException {
        if (storage.isEmpty()) {
            Files.deleteIfExists(target.journal());
        }
        Optional<Journal> known = Journal.resume(target.journal());
        if (known.isPresent()) {
            return known.get();
        }
        storage.truncate(0);
        return Journal.begin(target.journal(), wanted);
    }

    @Override
    public void close() throws IOException {
        try (storage) {
            journal.close();
        }
    }
}
