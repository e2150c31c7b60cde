package dev.roadcase.agent.cli;

import dev.roadcase.agent.console.ConditionReport;
import dev.roadcase.agent.node.condition.MachineCondition;
import dev.roadcase.agent.node.condition.MachineInspection;
import dev.roadcase.agent.problem.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agent status}. */
@Command(
        name = "status",
        description =
                "Says how this machine is, from what is on it alone. Exits with 0 where it is ready, with 5 where it"
                        + " is not, and with 6 where that cannot be known.")
final class Status implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "/",
            description = "What stands for the machine's root folder; default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        MachineCondition condition = new MachineInspection(folder).look();
        ConditionReport report = new ConditionReport(condition);
        if (json) {
            root.console().document(report.json());
        } else {
            report.lines().forEach(root.console()::result);
        }
        return condition
                .isReady()
                .map(ready -> ready ? ExitCode.DONE : ExitCode.UPSTREAM)
                .orElse(ExitCode.MACHINE)
                .number();
    }
}
