package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.output.Target;
import dev.roadcase.bundler.output.VolumeSize;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The disk that a bundle is written to.
 *
 * @param folder on it, where the bundle goes
 * @param free bytes that this user may still write
 */
public record OutputDisk(Path folder, FileSystem system, long free) {

    /** The one with this output's folder, as it is now. */
    public static OutputDisk of(Path output) {
        Path folder = output.toAbsolutePath().getParent();
        try {
            FileStore store = Files.getFileStore(folder);
            return new OutputDisk(folder, new FileSystem(store.type()), store.getUsableSpace());
        } catch (IOException e) {
            throw Problem.machine("cannot look at the disk of " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** How many bytes of the bundle an earlier run has left at this output, in a file or in volumes. */
    public static long held(Path output) {
        Path folder = output.toAbsolutePath().getParent();
        String name = output.getFileName().toString();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String other = file.getFileName().toString();
                        return other.startsWith(name + ".") && other.endsWith(".partial");
                    })
                    .mapToLong(Allocated::of)
                    .sum();
        } catch (IOException e) {
            throw Problem.machine("cannot read the folder " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /**
     * The disk of this target takes a bundle of this length in bytes, of which an earlier run may have left a part there.
     *
     * @throws Problem exit 6 if it has no room, or its file system takes no such files
     */
    public static void requireRoom(Target target, long length) {
        List<Problem> problems = roomProblems(target, length);
        if (!problems.isEmpty()) {
            throw Problem.together(problems);
        }
    }

    static List<Problem> roomProblems(Target target, long length) {
        Path output = target.path();
        return of(output).problems(output, length, held(output), target.volumes());
    }

    /**
     * What keeps a bundle from being written here.
     *
     * @param length of the bundle in bytes
     * @param held bytes of it that have their room already
     */
    public List<Problem> problems(Path output, long length, long held, Optional<VolumeSize> volumes) {
        List<Problem> problems = new ArrayList<>();
        noRoom(output, length, held).ifPresent(problems::add);
        OptionalLong largest = system.largestFile();
        long file = Math.min(length, volumes.map(VolumeSize::bytes).orElse(length));
        if (largest.isPresent() && file > largest.getAsLong()) {
            problems.add(Problem.machine("cannot write " + output + ": it would be a file of " + mebibytes(file)
                            + " MiB, and the file system of " + folder + " (" + system.type()
                            + ") takes files of less than 4 GiB")
                    .advise("write volumes: --volume-size 4GiB; or format the disk with exFAT"));
        }
        return problems;
    }

    /** What is to be said where there is too little room for so many bytes, of which some are held already. */
    Optional<Problem> noRoom(Path output, long bytes, long held) {
        long needed = Math.max(0, bytes - held);
        return needed <= free
                ? Optional.empty()
                : Optional.of(Problem.machine("cannot write " + output + ": No space left on device: it needs "
                                + mebibytes(needed) + " MiB more, and the disk of " + folder + " has "
                                + mebibytes(free) + " MiB left")
                        .advise("make room or choose another place with -o"));
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / (double) (1 << 20));
    }
}
