package dev.roadcase.bundler.cli;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.CompletionScript;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle completion}. */
@Command(name = "completion", description = "Prints what has a shell complete verbs and flags: bash, zsh.")
final class Completion implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private String shell;

    @Override
    public Integer call() {
        if (!CompletionScript.SHELLS.contains(shell)) {
            throw Problem.usage("there is no completion for the shell " + shell)
                    .advise("it is there for " + String.join(" and ", CompletionScript.SHELLS));
        }
        root.console().print(new CompletionScript(root.withAllVerbs()).text());
        return 0;
    }
}
