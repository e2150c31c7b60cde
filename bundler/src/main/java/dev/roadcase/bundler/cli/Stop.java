package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowSearch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle stop}. */
@Command(name = "stop", description = "Switches the show's machines off. Everything on them stays for bundle up.")
final class Stop implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder of the show (default: this one, or the only one below it).")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() {
        ShowFolder show = ShowSearch.from(folder).show();
        ChosenProvider.of(show).required().stop();
        root.console()
                .result("stopped " + show.machines().size() + " machines of " + show.path() + "; again: bundle up "
                        + show.bundle() + " " + show.path());
        return 0;
    }
}
