package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.kubectl.CarriedKubectl;
import dev.roadcase.bundler.kubectl.InstalledKubectl;
import dev.roadcase.bundler.kubectl.KubectlRun;
import dev.roadcase.bundler.provider.MachineCommand;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.settings.CacheFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowSearch;
import dev.roadcase.bundler.up.LogQuestion;
import java.nio.file.Path;
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

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder of the show (default: this one, or the only one below it).")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on, and print what is said from now on, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        ShowFolder show = ShowSearch.from(folder).show();
        LogQuestion question = new LogQuestion(show, what, follow);
        return question.machine()
                .map(machine -> new MachineCommand(
                                ChosenProvider.of(show).required().shell(machine, question.journal(), false),
                                show.path())
                        .run())
                .orElseGet(() -> new KubectlRun(kubectl(show), show).run(question.pods()));
    }

    private Path kubectl(ShowFolder show) {
        return new InstalledKubectl(System.getenv()).program().orElseGet(() -> {
            try (Bundle bundle = trust.open(show.bundle())) {
                return new CarriedKubectl(bundle, CacheFolder.ofUser().kubectl()).program();
            }
        });
    }
}
