package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.console.SshQuestions;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code bundle stop}. */
@Command(name = "stop", description = "Switches the show's machines off. Everything on them stays for bundle up.")
final class Stop implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Mixin
    private ShowArgument folder;

    @Override
    public Integer call() {
        ShowFolder show = folder.show();
        show.requireMachines("nothing can be switched off; bundle down takes the demo out of the cluster");
        ChosenProvider.of(show, SshQuestions.ofUser()).required().stop();
        root.console()
                .result("stopped " + show.machines().size() + " machines of " + show.path() + "; again: bundle up "
                        + show.bundle() + " " + show.path());
        return 0;
    }
}
