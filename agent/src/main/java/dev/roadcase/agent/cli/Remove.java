package dev.roadcase.agent.cli;

import dev.roadcase.agent.console.Agreement;
import dev.roadcase.agent.node.removal.Removal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agent remove}. */
@Command(
        name = "remove",
        description = "Takes all that came with the bundle away from this machine, after asking: units, pods, images,"
                + " files, keys, the agent itself. What others have put there stays.")
final class Remove implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--dry-run", description = "List what would be removed, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "/",
            description =
                    "What stands for the machine's root folder; default: ${DEFAULT-VALUE}. In any other, nothing that"
                            + " runs is touched, except images.")
    private Path folder;

    @Override
    public Integer call() {
        Removal removal = new Removal(folder, root.events());
        if (dryRun) {
            removal.foresee(root.console()::result);
            return 0;
        }
        if (!yes) {
            Agreement.ofUser().require("take all that came with the bundle away from this machine?");
        }
        root.console().result(removal.run().toString());
        return 0;
    }
}
