package dev.roadcase.bundler.output;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a bundle goes.
 *
 * @param path of the file; of volumes it is what their names begin with
 * @param volumes how large they may be; absent where the bundle is one file
 */
public record Target(Path path, Optional<VolumeSize> volumes) {

    /** The files that a bundle of this length makes beside the list of them; none where it is one file. */
    public List<Path> volumes(long length) {
        VolumeFolder folder = new VolumeFolder(path);
        int count = volumes.map(size -> size.count(length)).orElse(0);
        return IntStream.rangeClosed(1, count).mapToObj(folder::volume).toList();
    }

    /** Whether exactly the files of a bundle of this length stand here. Their content is not read. */
    public boolean holds(long length) {
        return volumes.map(size -> areVolumes(size.bytes(), length)).orElseGet(() -> isOfSize(path, length));
    }

    private boolean areVolumes(long most, long length) {
        List<Path> files = volumes(length);
        return !Files.exists(path)
                && IntStream.range(0, files.size())
                        .allMatch(at -> isOfSize(files.get(at), Math.min(most, length - at * most)));
    }

    private static boolean isOfSize(Path file, long bytes) {
        try {
            return Files.isRegularFile(file) && Files.size(file) == bytes;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Finishes the renaming of a complete bundle, where an earlier run was stopped in the middle of it. Nobody else may
     * be writing there.
     */
    public void settle() {
        try {
            new VolumeFolder(path).publishLeftover();
        } catch (IOException e) {
            throw Problem.machine("cannot write " + path + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Whether an unfinished bundle stands here, as one file or as volumes. */
    public boolean hasUnfinished() {
        return Files.exists(journal()) || Files.exists(older(Optional.empty()).journal());
    }

    /** The journal of an unfinished bundle here. */
    Path journal() {
        return path.resolveSibling(path.getFileName() + ".partial.journal");
    }

    /** Where an unfinished bundle is put aside while blobs are taken from it. */
    Target older(Optional<VolumeSize> form) {
        return new Target(path.resolveSibling(path.getFileName() + ".older"), form);
    }

    /** Opens what is written until the bundle is finished. */
    Storage open() throws IOException {
        if (volumes.isEmpty()) {
            return SingleFile.open(path);
        }
        return VolumeFiles.open(path, volumes.get());
    }
}
