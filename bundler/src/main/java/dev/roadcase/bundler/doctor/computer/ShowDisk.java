package dev.roadcase.bundler.doctor.computer;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The disk with a folder.
 *
 * @param type of its file system, as its operating system says it
 * @param writable whether this user may write there
 * @param free bytes that this user may still write
 */
public record ShowDisk(Path folder, String type, boolean writable, long free) {
    private static final Set<String> WITHOUT_OWNERS =
            Set.of("vfat", "msdos", "fat", "exfat", "fuseblk", "fuse.exfat", "ntfs", "ntfs3");

    /**
     * The one with this folder.
     *
     * @throws Problem exit 6 if it cannot be seen
     */
    public static ShowDisk of(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            boolean writable = !store.isReadOnly() && Files.isWritable(folder);
            return new ShowDisk(folder, store.type(), writable, store.getUsableSpace());
        } catch (IOException e) {
            throw Problem.machine("the disk with " + folder + " cannot be seen: " + e)
                    .causedBy(e);
        }
    }

    /** Whether a file on it can be kept from other users. */
    public boolean keepsSecrets() {
        return !WITHOUT_OWNERS.contains(type.toLowerCase(Locale.ROOT));
    }
}
