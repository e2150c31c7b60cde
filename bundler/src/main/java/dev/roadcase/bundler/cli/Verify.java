package dev.roadcase.bundler.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle verify}. */
@Command(name = "verify", description = "Checks the signature, then every byte.")
final class Verify implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "FILE", description = "A bundle.")
    private Path file;

    @Mixin
    private TrustOptions trust;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        int cores = Runtime.getRuntime().availableProcessors();
        try (Bundle bundle = new Verification(Source.open(file), trust::trust, root.events(), cores).run()) {
            report(bundle);
            return 0;
        }
    }

    private void report(Bundle bundle) {
        if (json) {
            root.console().document(document(bundle));
        } else {
            root.console().say("trusted because " + bundle.signer().reason());
            root.console()
                    .result("ok " + file + " signed by " + bundle.signer().keyId() + ", "
                            + bundle.entries().size() + " entries, " + new Size(bundle.size()));
        }
    }

    private ObjectNode document(Bundle bundle) {
        ObjectNode document = Json.object();
        document.put("file", file.toString());
        document.put("digest", bundle.indexDigest().toString());
        document.put("entries", bundle.entries().size());
        document.put("size", bundle.size());
        document.putObject("signature")
                .put("keyId", bundle.signer().keyId().toString())
                .put("trustedBecause", bundle.signer().reason());
        return document;
    }
}
