package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.Agreement;
import dev.roadcase.bundler.console.SshQuestions;
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
        ShowDown down =
                new ShowDown(show, new KnownShows(SettingsFolder.ofUser().shows()), SshQuestions.ofUser());
        String what = down.what();
        if (!yes) {
            Agreement.ofUser().require("delete " + what + "?");
        }
        down.run();
        root.console().result("deleted " + what);
        return 0;
    }
}
