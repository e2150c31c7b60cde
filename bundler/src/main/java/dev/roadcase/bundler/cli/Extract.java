package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.extraction.FileExtraction;
import dev.roadcase.agent.archive.extraction.FileSelection;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle extract}. */
@Command(name = "extract", description = "Takes files out of a bundle, as they were.")
final class Extract implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(index = "0", paramLabel = "FILE", description = "A bundle.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            description = "A file's path on the machine, or demo/NAME for demo.yaml, its lock and its workloads.")
    private List<String> paths = List.of();

    @Option(names = "--all", description = "All files, and the demo's own.")
    private boolean all;

    @Option(names = "-o", paramLabel = "DIR", required = true, description = "The folder below which they are put.")
    private Path folder;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        if (all == !paths.isEmpty()) {
            throw Problem.usage("extract takes either paths or --all")
                    .advise("see what there is: bundle inspect " + file);
        }
        try (Bundle bundle = trust.open(file)) {
            FileSelection selection = all ? FileSelection.all(bundle) : FileSelection.of(bundle, paths);
            selection
                    .takeOut(new FileExtraction(bundle, folder))
                    .forEach(path -> root.console().result(path.toString()));
            return 0;
        }
    }
}
