package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.Size;
import dev.roadcase.bundler.delta.Patching;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle patch}. */
@Command(name = "patch", description = "Makes the newer bundle of an older one and what bundle diff -o has written.")
final class PatchCommand implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(index = "0", paramLabel = "OLD", description = "The older bundle.")
    private Path older;

    @Parameters(index = "1", paramLabel = "DELTA", description = "What the newer one has beside it.")
    private Path delta;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "NEW",
            required = true,
            description = "The newer bundle, byte for byte.")
    private Path output;

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        long size = new Patching(older, delta, output, trust.trust(), root.events()).run();
        root.console().result("wrote " + output + "  " + new Size(size));
        return 0;
    }
}
