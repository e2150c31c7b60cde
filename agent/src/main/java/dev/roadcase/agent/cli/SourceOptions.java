package dev.roadcase.agent.cli;

import dev.roadcase.agent.archive.Bundle;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say where the bundle is and who must have signed it. */
final class SourceOptions {
    @Option(names = "--bundle", paramLabel = "SOURCE", required = true, description = "A file or a block device.")
    private String source;

    @Option(names = "--key", paramLabel = "PUB", required = true, description = "The public key that must have signed.")
    private Path key;

    /** Opens the bundle that the given key signed. */
    Bundle open() {
        return Bundle.open(
                file(),
                new Trust(List.of(new TrustedKey(VerificationKey.read(key), "it was given with --key " + key)), false));
    }

    private Path file() {
        if (source.contains("://")) {
            throw Problem.usage(
                            "--bundle " + source.replaceAll("//[^/]*@", "//").replaceAll("\\?.*", "")
                                    + ": this version reads no URL")
                    .advise("copy the bundle to this machine and give the file");
        }
        if (source.matches(".*\\.[0-9]{3}|.*\\.volumes\\.json")) {
            throw Problem.usage("--bundle " + source + ": this version reads no volumes")
                    .advise("join them (cat NAME.bundle.* > NAME.bundle) and give the whole file");
        }
        return Path.of(source);
    }
}
