package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowSearch;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The show, for verbs that have no other argument. */
final class ShowArgument {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder of the show (default: this one, or the only one below it).")
    private Optional<Path> folder = Optional.empty();

    /** The show that is meant. */
    ShowFolder show() {
        return ShowSearch.from(folder).show();
    }
}
