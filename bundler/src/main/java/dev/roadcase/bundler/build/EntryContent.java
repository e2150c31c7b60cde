package dev.roadcase.bundler.build;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The content of an entry, on its way to the disk.
 *
 * @param size that the archive states, in bytes
 */
record EntryContent(InputStream in, long size) {
    /**
     * Writes it, if there is room.
     *
     * @throws Problem exit 6, where there is none
     * @throws IOException where it has another size
     */
    EntryLookup writeTo(Path target) throws IOException {
        long room = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
        if (size > room) {
            throw Problem.machine("unpacking needs " + mebibytes(size) + ", and " + target.getParent() + " has "
                            + mebibytes(room) + " left")
                    .advise("choose another place with -o, or make room");
        }
        long written = Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        if (written != size) {
            throw new IOException(written < size ? "the archive is cut off" : "it is larger than the archive says");
        }
        return new EntryLookup.WrittenEntry();
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
