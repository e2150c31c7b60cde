package dev.roadcase.bundler.cli;

import dev.roadcase.agent.archive.tarball.ImageTar;
import dev.roadcase.agent.archive.tarball.MadeImage;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.live.Workshop;
import dev.roadcase.bundler.push.MadeImagePush;
import dev.roadcase.bundler.push.PushDestination;
import dev.roadcase.bundler.push.PushedMade;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.settings.Settings;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowSearch;
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
    private static final String OF_THE_SHOW = "";
    private static final String NEAR = "127.0.0.1:5000";

    @ParentCommand
    private BundleCommand root;

    @Parameters(paramLabel = "IMAGE", description = "The image with its tag: one of the demo's, or another version.")
    private Reference image;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "The folder of the show, which names the bundle and the registry (default: this one, or the only"
                            + " one below it).")
    private Optional<Path> show = Optional.empty();

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

    @Option(
            names = "--push",
            arity = "0..1",
            paramLabel = "REGISTRY",
            fallbackValue = OF_THE_SHOW,
            description = "Push it to this registry (default: the show's; with --bundle, " + NEAR + ").")
    private Optional<String> push = Optional.empty();

    @Mixin
    private TrustOptions trust;

    @Override
    public Integer call() {
        if (image.digest().isPresent()) {
            throw Problem.usage(image + " has a digest: what is built has none before")
                    .advise("name the image with a tag");
        }
        if (output.isEmpty() && push.isEmpty()) {
            throw Problem.usage("build needs to know where the image goes")
                    .advise("push it with --push, or write it with -o OUT.tar");
        }
        Optional<ShowFolder> folder = bundle.isPresent()
                ? Optional.empty()
                : Optional.of(ShowSearch.from(show).show());
        Path file = bundle.orElseGet(() -> folder.orElseThrow().bundle());
        try (Workshop workshop = Workshop.open(file, trust.trust(), root.events())) {
            MadeImage made = workshop.build(image, demo, platform);
            output.ifPresent(path -> write(workshop, made, path));
            push.ifPresent(registry -> push(workshop, made, registry, folder));
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

    private void push(Workshop workshop, MadeImage made, String registry, Optional<ShowFolder> folder) {
        String usual = folder.map(ShowFolder::registry).orElse("http://" + NEAR);
        String where = registry.equals(OF_THE_SHOW) ? usual : registry;
        PushDestination target = PushDestination.parse(where, false);
        PushedMade pushed = MadeImagePush.to(target, hosts(target, where, folder), workshop.bundle(), root.events())
                .run(made);
        root.console()
                .result("pushed " + pushed.reference() + "  " + new Size(pushed.sent()) + " sent  " + pushed.digest());
    }

    private static HostSettings hosts(PushDestination target, String where, Optional<ShowFolder> folder) {
        HostSettings usual = OriginOptions.hostsOfUser(Settings.read(SettingsFolder.ofUser()));
        HostSettings known = folder.map(show -> usual.withCertificateFolder(show.certificates()))
                .orElse(usual);
        return PushDestination.saysPlainHttp(where) ? known.withPlainHttp(target.host()) : known;
    }
}
