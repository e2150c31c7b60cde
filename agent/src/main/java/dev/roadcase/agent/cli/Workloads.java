package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.node.workload.WorkloadFiles;
import dev.roadcase.agent.node.workload.WorkloadPlan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code agent workloads}. */
@Command(
        name = "workloads",
        description =
                "Writes the manifests of a bundle's workloads with the values of parameters in them. Prints a line"
                        + " for each: its file, for how many seconds to wait for what it makes, and its path in the demo's"
                        + " folder.")
final class Workloads implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Option(
            names = "--bundle",
            paramLabel = "SOURCE",
            required = true,
            description = "A file, the first of its volumes, a block device, or the URL of a server of bundles.")
    private String bundle;

    @Mixin
    private AgentTrustOptions trust;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            required = true,
            description = "What configure wrote: workloads.json.")
    private Path plan;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write to.")
    private Path out;

    @Override
    public Integer call() {
        try (Bundle open = trust.open(bundle)) {
            new WorkloadFiles(open, WorkloadPlan.read(plan))
                    .writeTo(out)
                    .forEach(
                            file -> root.console().result(file.name() + " " + file.seconds() + " " + file.manifests()));
            return 0;
        }
    }
}
