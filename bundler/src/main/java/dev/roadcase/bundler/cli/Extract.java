package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.extraction.FileExtraction;
import dev.roadcase.agent.archive.extraction.FileSelection;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.sigstore.SigstoreFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    @Option(
            names = "--sigstore",
            description = "No files: what cosign needs to check the signature, with the command that does.")
    private boolean sigstore;

    @Option(names = "-o", paramLabel = "DIR", required = true, description = "The folder below which they are put.")
    private Path folder;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        if (Stream.of(!paths.isEmpty(), all, sigstore).filter(given -> given).count() != 1) {
            throw Problem.usage("extract takes either paths, or --all, or --sigstore")
                    .advise("see what there is: bundle inspect " + file);
        }
        try (Bundle bundle = trust.open(file)) {
            if (sigstore) {
                takeOutSignature(new SigstoreFiles(bundle, folder));
            } else {
                takeOutFiles(bundle);
            }
            return 0;
        }
    }

    private void takeOutFiles(Bundle bundle) {
        FileSelection selection = all ? FileSelection.all(bundle) : FileSelection.of(bundle, paths);
        show(selection.takeOut(new FileExtraction(bundle, folder)));
    }

    private void takeOutSignature(SigstoreFiles files) {
        show(files.write());
        root.console().say("cosign, version 2.5 or newer, checks them with:");
        root.console().say(files.command());
    }

    private void show(List<Path> files) {
        files.forEach(path -> root.console().result(path.toString()));
    }
}
