package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.console.Agreement;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowSearch;
import dev.roadcase.bundler.up.ShowDown;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle down}. */
@Command(name = "down", description = "Deletes the show's machines and all that bundle up has made, after asking.")
final class Down implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder of the show (default: this one, or the only one below it).")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        ShowFolder show = ShowSearch.from(folder).show();
        ShowDown down =
                new ShowDown(show, new KnownShows(SettingsFolder.ofUser().shows()));
        String what = down.what();
        if (!yes) {
            Agreement.ofUser().require("delete " + what + "?");
        }
        down.run();
        root.console().result("deleted " + what);
        return 0;
    }
}
