package dev.roadcase.junio.etcd;

import java.io.IOException;
import java.util.Optional;

/** Keys with values, in folders. */
public interface Keys {
    /**
     * A key, or a folder with all that is below it and not hidden.
     *
     * @throws IOException where nobody who could know answers
     */
    Optional<Entry> read(String path) throws IOException, InterruptedException;

    /** Sets a key, with the folders above it. */
    void write(String path, String value) throws IOException, InterruptedException;

    /** Removes a key, or a folder with all that is below it; it may be gone already. */
    void remove(String path) throws IOException, InterruptedException;
}
