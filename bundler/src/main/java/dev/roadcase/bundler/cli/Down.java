package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.Agreement;
import dev.roadcase.bundler.console.SshQuestions;
import dev.roadcase.bundler.guest.GuestDown;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.KnownShows;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.up.ShowDown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code bundle down}. */
@Command(name = "down", description = "Deletes the show's machines and all that bundle up has made, after asking.")
final class Down implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Mixin
    private ShowArgument folder;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        ShowFolder show = folder.show();
        KnownShows known = new KnownShows(SettingsFolder.ofUser().shows());
        if (show.host().isPresent()) {
            GuestDown down = new GuestDown(show, known, root.events());
            delete(down.what(), down::run);
        } else {
            ShowDown down = new ShowDown(show, known, SshQuestions.ofUser());
            delete(down.what(), down::run);
        }
        return 0;
    }

    private void delete(String what, Runnable deletion) {
        if (!yes) {
            Agreement.ofUser().require("delete " + what + "?");
        }
        deletion.run();
        root.console().result("deleted " + what);
    }
}
