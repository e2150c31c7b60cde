package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowSearch;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The show, for verbs that have an argument of their own. */
final class ShowOption {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder of the show (default: this one, or the only one below it).")
    private Optional<Path> folder = Optional.empty();

    /** The show that is meant. */
    ShowFolder show() {
        return ShowSearch.from(folder).show();
    }
}
