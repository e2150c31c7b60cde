package dev.roadcase.bundler.show;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which show is meant.
 *
 * @param named the folder that the user named; absent if none was
 * @param here where the user is: shows at most two folders below are found
 */
public record ShowSearch(Optional<Path> named, Path here) {
    private static final int DEEPEST = 3;

    /** From the folder in which this process runs. */
    public static ShowSearch from(Optional<Path> named) {
        return new ShowSearch(named, Path.of(""));
    }

    /**
     * The folder that was named, or else this one if it is a show's, or else the only one of a show below it.
     *
     * @throws Problem exit 3 if that is no folder of a show; exit 2 if there are several, or none
     */
    public ShowFolder show() {
        return ShowFolder.at(named.or(() -> isShow(here) ? Optional.of(shownHere()) : Optional.empty())
                .orElseGet(this::only));
    }

    private Path only() {
        List<Path> found = below();
        if (found.size() > 1) {
            throw Problem.usage("there are several shows here: "
                            + found.stream().map(Path::toString).collect(Collectors.joining(", ")))
                    .advise("name the folder of one");
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> Problem.usage("there is no show here")
                        .advise(
                                "name the folder that bundle configure wrote, or change into it; bundle ls lists the shows of this"
                                        + " computer"));
    }

    private Path shownHere() {
        return here.toString().isEmpty() ? Path.of(".") : here;
    }

    /** By their names; what may not be read is none of ours. */
    private List<Path> below() {
        try (Stream<Path> files = Files.find(
                shownHere(), DEEPEST, (path, attributes) -> attributes.isRegularFile() && isDescription(path))) {
            return files.map(Path::getParent)
                    .filter(ShowSearch::isShow)
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw Problem.usage("the folders here cannot be searched for a show: " + e.getMessage())
                    .advise("name the folder of the show")
                    .causedBy(e);
        }
    }

    private static boolean isDescription(Path file) {
        return file.getFileName().toString().equals(OutputFolder.CLUSTER);
    }

    /** Others may call a file cluster.json too. */
    private static boolean isShow(Path folder) {
        return Files.isRegularFile(folder.resolve(OutputFolder.CLUSTER))
                && Files.isDirectory(new OutputFolder(folder).keys());
    }
}
