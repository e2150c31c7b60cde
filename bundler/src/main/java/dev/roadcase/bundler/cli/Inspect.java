package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.console.ProgramVersion;
import dev.roadcase.bundler.console.InspectReport;
import dev.roadcase.bundler.sbom.Sbom;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle inspect}. */
@Command(name = "inspect", description = "Verifies the signature of a bundle, and lists what the bundle holds.")
final class Inspect implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "FILE", description = "A bundle.")
    private Path file;

    @Mixin
    private TrustOptions trust;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Option(
            names = "--sbom",
            description =
                    "The bill of materials instead, as CycloneDX in JSON: all images are read for their packages.")
    private boolean sbom;

    @Override
    public Integer call() {
        try (Bundle bundle = trust.open(file)) {
            if (sbom) {
                root.console().print(new Sbom(bundle, ProgramVersion.number(), root.events()).json());
            } else {
                report(new InspectReport(bundle));
            }
            return 0;
        }
    }

    private void report(InspectReport report) {
        if (json) {
            root.console().document(report.json());
        } else {
            root.console().print(report.text());
        }
    }
}
