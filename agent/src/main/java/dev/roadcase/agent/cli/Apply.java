package dev.roadcase.agent.cli;

import dev.roadcase.agent.cluster.Kubectl;
import dev.roadcase.agent.cluster.ManifestApply;
import dev.roadcase.agent.format.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code agent apply}. */
@Command(
        name = "apply",
        description =
                "Applies a file of manifests to the cluster. Fields that somebody else has set by now stay, and are named."
                        + " Objects with generateName are created once for each bundle.")
final class Apply implements Callable<Integer> {
    @ParentCommand
    private AgentCommand root;

    @Parameters(paramLabel = "FILE", description = "The file, as agent workloads wrote it.")
    private Path file;

    @Option(
            names = "--manifests",
            paramLabel = "PATH",
            required = true,
            description = "Its path in the demo's folder, by which the cluster knows it again.")
    private String manifests;

    @Option(names = "--index", paramLabel = "DIGEST", required = true, description = "The bundle's index.json.")
    private String index;

    @Option(
            names = "--kubectl",
            paramLabel = "PROGRAM",
            description = "The program kubectl; kubectl on PATH unless said otherwise.")
    private String kubectl = "kubectl";

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "How it reaches the cluster; as kubectl finds it unless said otherwise.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Override
    public Integer call() {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        List<String> command = Stream.concat(
                        Stream.of(kubectl), kubeconfig.stream().map(config -> "--kubeconfig=" + config))
                .toList();
        new ManifestApply(new Kubectl(command, folder), Digest.parse(index), manifests, root.events()).apply(file);
        return 0;
    }
}
