package dev.roadcase.agent.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The snapshot that a controller has written last.
 *
 * @param file where it is written anew again and again; it may not be there yet. Beside it, the file {@code cluster} has the
 *     word of its cluster
 * @param key of the show's snapshots
 */
public record KeptSnapshot(Path file, SnapshotKey key) {

    /**
     * A sealed copy of it, on its way to another machine.
     *
     * @param size in bytes
     */
    public record SealedCopy(long size, InputStream content) {}

    /**
     * Opens it. The caller closes its content.
     *
     * @throws java.nio.file.NoSuchFileException if none was written yet
     */
    public SealedCopy sealed() throws IOException {
        FileChannel plain = FileChannel.open(file);
        try {
            SnapshotName name = new SnapshotName(Files.getLastModifiedTime(file).toInstant(), cluster());
            InputStream content = SealedSnapshot.seal(key, name, Channels.newInputStream(plain));
            return new SealedCopy(SealedSnapshot.size(name, plain.size()), content);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private String cluster() throws IOException {
        Path word = file.resolveSibling("cluster");
        return Files.exists(word) ? Files.readString(word).strip() : SnapshotName.ANY;
    }
}
