package dev.roadcase.bundler.cli;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.console.Passphrase;
import dev.roadcase.bundler.media.Stick;
import dev.roadcase.bundler.media.StickRequest;
import dev.roadcase.bundler.output.VolumeSize;
import dev.roadcase.bundler.settings.Pins;
import dev.roadcase.bundler.settings.SettingsFolder;
import dev.roadcase.bundler.show.ShowFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code bundle media} that say what goes onto the stick. */
final class MediaOptions {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder of a show that goes onto the stick too, encrypted; with --open, where it goes.")
    private Optional<Path> show = Optional.empty();

    @Option(
            names = "--volume-size",
            paramLabel = "SIZE",
            description =
                    "Write volumes of at most SIZE. Default: one file, or volumes where the stick takes no such file.")
    private Optional<String> volumeSize = Optional.empty();

    @Mixin
    private TrustOptions trust;

    Optional<Path> show() {
        return show;
    }

    StickRequest request(Stick stick, List<Path> files, Events events) {
        return new StickRequest(
                stick,
                files,
                volumes(),
                trust.trust(),
                new Pins(SettingsFolder.ofUser()).list(),
                program(events),
                show.map(MediaOptions::withKeys),
                Passphrase.ofUser()::forNewShow);
    }

    private static ShowFolder withKeys(Path folder) {
        ShowFolder show = ShowFolder.at(folder);
        show.requireMachines("no other laptop can take the show over from a stick");
        return show;
    }

    /** The launcher, and the script on a stick, know the path of the archive that they were built with. */
    private static Optional<Path> program(Events events) {
        Optional<Path> archive = Optional.ofNullable(System.getProperty("roadcase.program"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isRegularFile);
        if (archive.isEmpty()) {
            events.emit(new Event.Warned("the stick will not bring this program, which is made on Linux on x86_64 only:"
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
}
