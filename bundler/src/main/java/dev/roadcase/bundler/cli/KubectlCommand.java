package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.kubectl.CarriedKubectl;
import dev.roadcase.bundler.kubectl.InstalledKubectl;
import dev.roadcase.bundler.kubectl.KubectlRun;
import dev.roadcase.bundler.settings.CacheFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bundle kubectl}. */
@Command(name = "kubectl", description = "Runs kubectl for the show: that of this computer, or the bundle's.")
final class KubectlCommand implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder of the show (default: this one, or the only one below it).")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private TrustOptions trust;

    @Parameters(
            paramLabel = "WORD",
            arity = "0..*",
            parameterConsumer = AllWords.class,
            description =
                    "What kubectl is told. From the first word on that is no flag of ours, all words are kubectl's.")
    private List<String> words = List.of();

    /** Flags of kubectl may come first, such as -n. */
    @Spec
    void takeFlagsOfOthers(CommandSpec spec) {
        spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        ShowFolder show = ShowSearch.from(folder).show();
        Path program = new InstalledKubectl(System.getenv()).program().orElseGet(() -> carried(show));
        return new KubectlRun(program, show).run(words);
    }

    private Path carried(ShowFolder show) {
        try (Bundle bundle = trust.open(show.bundle())) {
            return new CarriedKubectl(bundle, CacheFolder.ofUser().kubectl()).program();
        }
    }

    /** Takes every word that is left, flags too. */
    static final class AllWords implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> left, ArgSpec argument, CommandSpec command) {
            List<String> taken = new java.util.ArrayList<>();
            while (!left.isEmpty()) {
                taken.add(left.pop());
            }
            argument.setValue(taken);
        }
    }
}
