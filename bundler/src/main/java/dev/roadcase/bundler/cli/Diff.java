package dev.roadcase.bundler.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.bundler.console.DifferenceReport;
import dev.roadcase.bundler.delta.BundleDifference;
import dev.roadcase.bundler.delta.DeltaWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle diff}. */
@Command(
        name = "diff",
        description = "Says what a newer bundle has that an older one has not, and can carry just that.")
final class Diff implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(index = "0", paramLabel = "OLD", description = "A bundle.")
    private Path older;

    @Parameters(index = "1", paramLabel = "NEW", description = "A newer bundle.")
    private Path newer;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DELTA",
            description = "Write what NEW has and OLD has not; bundle patch makes NEW of it.")
    private Optional<Path> delta = Optional.empty();

    @Mixin
    private TrustOptions trust;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        try (Bundle before = trust.open(older);
                Bundle after = trust.open(newer)) {
            BundleDifference difference = new BundleDifference(before, after);
            delta.ifPresent(new DeltaWriter(difference)::write);
            report(new DifferenceReport(difference));
            return 0;
        }
    }

    private void report(DifferenceReport report) {
        if (json) {
            ObjectNode document = report.json();
            delta.ifPresent(file -> document.put("delta", file.toString()));
            root.console().document(document);
        } else {
            report.lines().forEach(root.console()::result);
            delta.ifPresent(file -> root.console().result("wrote " + file));
        }
    }
}
