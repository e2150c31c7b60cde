package dev.roadcase.bundler.cli;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.ConfigureRequest;
import dev.roadcase.bundler.cluster.dialect.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code bundle configure}, without the bundle and the key to trust. */
final class ConfigureOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write. Its keys are kept, and missing keys are made.")
    private Path out;

    @Option(
            names = "--site",
            paramLabel = "FILE",
            description = "site.yaml: machines, addresses, parameters. Default: the demo's own.")
    private Optional<Path> site;

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description =
                    "coreos, cloud-init or ignition. Default: what the demo's system reads, coreos or cloud-init.")
    private Optional<String> dialect;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Give a parameter a value; may be repeated. Leave secrets out: they are asked for.")
    private List<String> values = List.of();

    @Option(names = "--media", description = "Also write a small volume with user-data for each machine.")
    private boolean media;

    ConfigureRequest request() {
        return new ConfigureRequest(
                out,
                site,
                dialect.map(ConfigureOptions::dialect),
                dev.roadcase.bundler.spec.parameter.Parameters.assignments(values),
                media,
                false,
                Optional.empty());
    }

    private static Dialect dialect(String text) {
        try {
            return Dialect.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--dialect: " + e.getMessage());
        }
    }
}
