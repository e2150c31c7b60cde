package dev.roadcase.bundler.cli;

import dev.roadcase.agent.console.Agreement;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.MediaReport;
import dev.roadcase.bundler.media.Stick;
import dev.roadcase.bundler.media.StickContents;
import dev.roadcase.bundler.media.StickRequest;
import dev.roadcase.bundler.media.StickWriter;
import dev.roadcase.bundler.media.WrittenStick;
import dev.roadcase.bundler.output.VolumeSize;
import dev.roadcase.bundler.settings.Pins;
import dev.roadcase.bundler.settings.SettingsFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code bundle media}. */
@Command(
        name = "media",
        description = "Writes a stick with all that a laptop needs to hold the show, and reads it back.")
final class Media implements Callable<Integer> {
    @ParentCommand
    private BundleCommand root;

    @Parameters(
            paramLabel = "FILE... TARGET",
            arity = "2..*",
            hideParamSyntax = true,
            description = "Bundles, and the folder where the stick is mounted.")
    private List<Path> paths;

    @Option(
            names = "--volume-size",
            paramLabel = "SIZE",
            description =
                    "Write volumes of at most SIZE. Default: one file, or volumes where the stick takes no such file.")
    private Optional<String> volumeSize = Optional.empty();

    @Mixin
    private TrustOptions trust;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Stick stick = Stick.at(paths.get(paths.size() - 1));
        try (StickContents contents = request(stick).contents()) {
            contents.requireRoom();
            MediaReport report = new MediaReport(stick, contents.parts());
            report.plan().forEach(root.console()::say);
            if (!yes) {
                Agreement.ofUser().require(report.question());
            }
            report(report, new StickWriter(contents, root.events()).write());
        }
        return 0;
    }

    private StickRequest request(Stick stick) {
        return new StickRequest(
                stick,
                paths.subList(0, paths.size() - 1),
                volumes(),
                trust.trust(),
                new Pins(SettingsFolder.ofUser()).list(),
                program());
    }

    /** The launcher, and the script on a stick, know the path of the archive that they were built with. */
    private Optional<Path> program() {
        Optional<Path> archive = Optional.ofNullable(System.getProperty("roadcase.program"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isRegularFile);
        if (archive.isEmpty()) {
            root.events()
                    .emit(new Event.Warned(
                            "the stick will not bring this program, which is made on Linux on x86_64 only:"
                                    + " the laptop must have it already"));
        }
        return archive;
    }

    private Optional<VolumeSize> volumes() {
        try {
            return volumeSize.map(VolumeSize::parse);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--volume-size: " + e.getMessage()).advise("such as 4GiB, which fits on FAT32");
        }
    }

    private void report(MediaReport report, WrittenStick written) {
        if (json) {
            root.console().document(report.json(written));
        } else {
            root.console().result(report.done(written));
        }
    }
}
