package dev.roadcase.bundler.cli;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.ConfigureRequest;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is asked of {@code bundle configure}, apart from the bundle and whom to trust. */
final class ConfigureOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder that is written. Keys that it holds are kept, what is missing is made.")
    private Path out;

    @Option(
            names = "--site",
            paramLabel = "FILE",
            description = "site.yaml: machines, addresses, parameters. Default: the demo's own.")
    private Optional<Path> site;

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = "coreos or cloud-init. Default: what the demo's system reads.")
    private Optional<String> dialect;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Give a parameter a value; may be repeated. A secret is better asked for.")
    private List<String> values = List.of();

    @Option(names = "--media", description = "Write a small volume with its user-data for each machine, too.")
    private boolean media;

    ConfigureRequest request() {
        return new ConfigureRequest(
                out,
                site,
                dialect.map(ConfigureOptions::dialect),
                dev.roadcase.bundler.spec.parameter.Parameters.assignments(values),
                media);
    }

    private static Dialect dialect(String text) {
        try {
            return Dialect.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--dialect: " + e.getMessage());
        }
    }
}
