package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.console.ShowList;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bundle ls}. */
@Command(name = "ls", description = "Lists the shows of this computer.")
final class Ls implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        ShowList shows = new ShowList(new KnownShows(SettingsFolder.ofUser().shows()).all());
        if (json) {
            root.console().document(shows.json());
        } else {
            root.console().print(shows.text());
        }
        return 0;
    }
}
