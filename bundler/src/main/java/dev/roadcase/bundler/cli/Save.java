package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.ImageLookup;
import dev.roadcase.agent.archive.tarball.ImageTar;
import dev.roadcase.agent.archive.tarball.TarFormat;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.console.progress.StandardStream;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle save}. */
@Command(
        name = "save",
        description = "Write one image as a tarball for docker load, podman load and ctr images import.")
final class Save implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @ParentCommand
    private BundleCommand root;

    @Parameters(index = "0", paramLabel = "FILE", description = "A bundle.")
    private Path file;

    @Parameters(
            index = "1",
            paramLabel = "REFERENCE",
            description = "The image: its name as docker pull takes it, or name@digest.")
    private Reference reference;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.tar",
            required = true,
            description = "The tarball, or - for standard output.")
    private String output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "oci",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}, which all three load.")
    private TarFormat format;

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH",
            description =
                    "Only this platform. Default: all that are carried; where there can be only one, linux/amd64.")
    private Optional<Platform> platform = Optional.empty();

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() throws IOException {
        if (output.equals(STANDARD_OUTPUT) && StandardStream.OUTPUT.isTerminal()) {
            throw Problem.usage("-o - would write a tarball to the terminal")
                    .advise("send it into a file or a program: bundle save … -o - | docker load");
        }
        try (Bundle bundle = trust.open(file)) {
            BundledImage image = new ImageLookup(bundle).image(reference);
            ImageTar tar = ImageTar.of(bundle, image, format, platform);
            write(tar, image);
        }
        return 0;
    }

    private void write(ImageTar tar, BundledImage image) throws IOException {
        if (output.equals(STANDARD_OUTPUT)) {
            tar.writeTo(root.console().bytes());
        } else {
            new NewFile(Path.of(output)).write(tar::writeTo);
            root.console().result("wrote " + output + "  " + new Size(tar.size()) + "  " + image.name());
        }
    }
}
