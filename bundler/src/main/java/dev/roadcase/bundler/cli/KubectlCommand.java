package dev.roadcase.bundler.cli;

import dev.roadcase.bundler.show.ShowFolder;
import java.util.List;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bundle kubectl}. */
@Command(name = "kubectl", description = "Runs kubectl for the show: that of this computer, or the bundle's.")
final class KubectlCommand implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Mixin
    private ShowOption folder;

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
        ShowFolder show = folder.show();
        return new ShowKubectl(show, trust).program().run(words);
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
