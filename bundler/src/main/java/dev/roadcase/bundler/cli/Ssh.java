package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.progress.StandardStream;
import dev.roadcase.bundler.provider.MachineCommand;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowFolder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bundle ssh}. */
@Command(name = "ssh", description = "Gives a shell of root on a machine of the show, or runs a command there.")
final class Ssh implements Callable<Integer> {
    @Mixin
    private ShowOption folder;

    @Parameters(index = "0", paramLabel = "NAME", description = "A machine: bundle status lists them.")
    private String name;

    @Parameters(
            index = "1..*",
            paramLabel = "WORD",
            arity = "0..*",
            parameterConsumer = KubectlCommand.AllWords.class,
            description = "A command and its words (default: a shell).")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        ShowFolder show = folder.show();
        show.requireMachines("there is no machine to log in to");
        String machine = show.machine(name).name();
        boolean terminal = StandardStream.INPUT.isTerminal() && StandardStream.OUTPUT.isTerminal();
        List<String> command = ChosenProvider.of(show).required().shell(machine, words, terminal);
        return new MachineCommand(command, show.path()).run();
    }
}
