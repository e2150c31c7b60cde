package dev.roadcase.bundler.output;

import dev.roadcase.agent.archive.source.Volume;
import dev.roadcase.agent.archive.source.VolumeList;
import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.file.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Where the volumes of a bundle lie, under their names and under those that they have until all of them are complete.
 * The list is what makes a set of them: it appears last. As soon as the list is complete under its first name, the set is complete: the next run can finish the renaming.
 */
final class VolumeFolder {
    private final Path output;

    /** @param output the path that the bundle would have as one file */
    VolumeFolder(Path output) {
        this.output = output;
    }

    /** The name of the bundle: each volume's name begins with it. */
    String bundle() {
        return output.getFileName().toString();
    }

    Path volume(int number) {
        return output.resolveSibling(Volume.name(bundle(), number));
    }

    Path partial(int number) {
        return partial(volume(number));
    }

    private static Path partial(Path path) {
        return path.resolveSibling(path.getFileName() + ".partial");
    }

    private Path list() {
        return VolumeSet.listOf(output);
    }

    /** Publishes a set of complete volumes in the place of an older bundle. */
    void publish(VolumeList list) throws IOException {
        try (FileChannel channel = FileChannel.open(
                partial(list()),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(list.bytes()));
            channel.force(true);
        }
        rename(list);
    }

    /** Ends a publication that was cut off in the middle. */
    void publishLeftover() throws IOException {
        Optional<VolumeList> complete = read(partial(list()));
        if (complete.isPresent()) {
            rename(complete.get());
        }
    }

    private void rename(VolumeList list) throws IOException {
        Files.deleteIfExists(list());
        for (int number = 1; number <= list.volumes().size(); number++) {
            if (Files.exists(partial(number))) {
                move(partial(number), volume(number));
            }
        }
        removeVolumes(list.volumes().size() + 1);
        removePartials(number -> true);
        Files.deleteIfExists(output);
        move(partial(list()), list());
        NewFile.syncFolderOf(output);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a set of volumes that one file has replaced, and unfinished volumes. */
    void remove() throws IOException {
        removePartials(number -> true);
        Files.deleteIfExists(partial(list()));
        if (Files.exists(list())) {
            removeVolumes(1);
            Files.delete(list());
        }
    }

    /** Whether all unfinished volumes are empty. Any of them may hold the first bytes: the largest blobs come first. */
    boolean isEmpty() throws IOException {
        for (int number = 1; number <= Volume.MOST; number++) {
            if (Files.exists(partial(number)) && Files.size(partial(number)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Deletes the unfinished volumes with these numbers. */
    void removePartials(IntPredicate which) throws IOException {
        for (int number = 1; number <= Volume.MOST; number++) {
            if (which.test(number)) {
                Files.deleteIfExists(partial(number));
            }
        }
    }

    /** Moves unfinished volumes to another folder. Files that exist there are kept. */
    void movePartials(VolumeFolder other) throws IOException {
        for (int number = 1; number <= Volume.MOST; number++) {
            if (Files.exists(partial(number)) && !Files.exists(other.partial(number))) {
                move(partial(number), other.partial(number));
            }
        }
    }

    /** The last volume is moved first: after a cut, the next run finds the rest from the front. */
    private void removeVolumes(int first) throws IOException {
        int end = first;
        while (end <= Volume.MOST && Files.exists(volume(end))) {
            end++;
        }
        for (int number = end - 1; number >= first; number--) {
            Files.delete(volume(number));
        }
    }

    private Optional<VolumeList> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(VolumeList.parse(bundle(), Files.readAllBytes(path)));
        } catch (IllegalArgumentException e) {
            // The list was cut off while it was written: each volume has to be checked.
            return Optional.empty();
        }
    }
}
