package dev.roadcase.bundler.media;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.output.VolumeSize;
import dev.roadcase.bundler.preflight.FileSystem;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that gets everything: mostly where a stick is mounted.
 *
 * @param free bytes that this user may still write
 * @param device absent where the folder is not one where a disk is mounted
 */
public record Stick(Path folder, FileSystem system, long free, Optional<StickDevice> device) {

    /**
     * As it is now.
     *
     * @throws Problem exit 3 if it is no folder; exit 6 if nothing can be written there
     */
    public static Stick at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Problem.badInput(Files.exists(folder) ? folder + " is no folder" : "there is no folder " + folder)
                    .advise("name the folder where the stick is mounted, last: bundle media FILE… TARGET");
        }
        if (!Files.isWritable(folder)) {
            throw Problem.machine("cannot write to " + folder + ": it is not writable")
                    .advise("check whether the stick is mounted read only, or its switch is closed");
        }
        try {
            FileStore store = Files.getFileStore(folder);
            return new Stick(
                    folder, new FileSystem(store.type()), store.getUsableSpace(), StickDevice.mountedAt(folder));
        } catch (IOException e) {
            throw Problem.machine("cannot look at the disk of " + folder + ": " + e.getMessage())
                    .advise("check whether the stick was pulled")
                    .causedBy(e);
        }
    }

    /**
     * The volumes of a bundle here: those that were asked for, or those that its file system makes necessary.
     *
     * @param length of the bundle, in bytes
     * @throws Problem exit 2 if the file system takes no file of the size that was asked for
     */
    Optional<VolumeSize> volumes(Optional<VolumeSize> asked, long length) {
        long largest = system.largestFile().orElse(Long.MAX_VALUE);
        if (asked.isPresent() && Math.min(length, asked.get().bytes()) > largest) {
            throw Problem.usage("--volume-size: the file system of " + folder + " (" + system.type()
                            + ") takes files of less than 4 GiB")
                    .advise("give --volume-size 4GiB, or leave it out");
        }
        return length > largest ? asked.or(() -> Optional.of(VolumeSize.OF_FAT32)) : asked;
    }
}
