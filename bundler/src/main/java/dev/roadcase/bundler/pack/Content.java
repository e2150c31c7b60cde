package dev.roadcase.bundler.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a blob's bytes come from when their turn has come. Unless it proves them itself, whoever writes them hashes them. */
public interface Content {

    /** Writes all bytes to the target, which stays open. Failures of the target pass through as they are. */
    void copyTo(OutputStream target) throws IOException;

    /** Whether {@link #copyTo} itself fails where the digest does not hold, so that nobody needs to hash again. */
    default boolean proves() {
        return false;
    }

    /** Bytes that are in memory already. */
    static Content of(byte[] bytes) {
        return target -> target.write(bytes);
    }

    /** A file that was made before the bundle was laid out. */
    static Content of(Path staged) {
        return target -> Files.copy(staged, target);
    }
}
