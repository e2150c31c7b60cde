package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.provider.MachineCommand;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.up.LogQuestion;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bundle logs}. */
@Command(name = "logs", description = "Prints what a machine or a workload of the show has said.")
final class Logs implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description = "A machine (its journal), or a workload as bundle status names it (its pods). Default: the"
                    + " controller.")
    private Optional<String> what = Optional.empty();

    @Mixin
    private ShowOption folder;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on, and print what is said from now on, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        ShowFolder show = folder.show();
        LogQuestion question = new LogQuestion(show, what, follow);
        return question.machine()
                .map(machine -> new MachineCommand(
                                ChosenProvider.of(show).required().shell(machine, question.journal(), false),
                                show.path())
                        .run())
                .orElseGet(() -> new ShowKubectl(show, trust).program().run(question.pods()));
    }
}
