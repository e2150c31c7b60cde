package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.tarball.ImageTar;
import dev.roadcase.agent.archive.tarball.MadeImage;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.live.ShowBundle;
import dev.roadcase.bundler.live.Workshop;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle build}. */
@Command(
        name = "build",
        description = "Builds the next version of one of the demo's images, from the bundle and without a network.")
final class Build implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "IMAGE", description = "The image with its tag: one of the demo's, or another version.")
    private Reference image;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder of the show, which names the bundle (default: this one).")
    private Path show;

    @Option(names = "--bundle", paramLabel = "FILE", description = "The bundle, if there is no folder of a show.")
    private Optional<Path> bundle = Optional.empty();

    @Option(
            names = "--demo",
            paramLabel = "DEMO",
            description =
                    "Build from this folder, where you have changed something, and not from what the bundle carries.")
    private Optional<Path> demo = Optional.empty();

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH",
            description = "For this platform (default: the bundle's first).")
    private Optional<Platform> platform = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.tar",
            description = "Write a tarball that docker load, podman load and ctr images import take.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        if (image.digest().isPresent()) {
            throw Problem.usage(image + " has a digest: what is built has none before")
                    .advise("name the image with a tag");
        }
        Path file = bundle.orElseGet(() -> ShowBundle.of(show).file());
        try (Workshop workshop = Workshop.open(file, trust.trust(), root.events())) {
            MadeImage made = workshop.build(image, demo, platform);
            output.ifPresent(path -> write(workshop, made, path));
        }
        return 0;
    }

    private void write(Workshop workshop, MadeImage made, Path path) {
        ImageTar tar = ImageTar.of(workshop.bundle(), made);
        new NewFile(path).write(tar::writeTo);
        root.console()
                .result("wrote " + path + "  " + new Size(tar.size()) + "  " + image + "  "
                        + made.root().digest());
    }
}
