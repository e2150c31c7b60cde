package dev.roadcase.agent.cli;

import dev.roadcase.agent.format.Digest;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that makes a machine take one bundle only, and none that was signed before or after it. */
final class IndexOption {
    @Option(
            names = "--index",
            paramLabel = "DIGEST",
            description = "What the bundle's index.json must be, as `bundle prepare` says it: sha256:… Any other bundle"
                    + " is refused, whoever signed it.")
    private Optional<Digest> index = Optional.empty();

    Optional<Digest> index() {
        return index;
    }
}
