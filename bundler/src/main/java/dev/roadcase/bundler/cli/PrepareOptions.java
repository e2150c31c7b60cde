package dev.roadcase.bundler.cli;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.demand.Selection;
import dev.roadcase.bundler.lock.LockPolicy;
import dev.roadcase.bundler.output.VolumeSize;
import dev.roadcase.bundler.prepare.Destination;
import dev.roadcase.bundler.prepare.PrepareRequest;
import dev.roadcase.bundler.settings.CacheFolder;
import dev.roadcase.bundler.spec.cluster.MachineKind;
import dev.roadcase.bundler.spec.value.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code bundle prepare}, without those of {@link OriginOptions}. */
final class PrepareOptions {
    private static final String ALL = "all";

    @Parameters(paramLabel = "DEMO", description = "A folder with demo.yaml, or that file.")
    private Path demo;

    @Option(
            names = "-o",
            paramLabel = "FILE or DIR",
            description = "Where the bundle goes; default: NAME-VERSION.bundle.")
    private Optional<String> output;

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH",
            description = "Carry this platform instead of the demo's own; may be repeated; \"all\" carries all.")
    private List<String> platforms = List.of();

    @Option(names = "--locked", description = "Fail where demo.lock.yaml lacks something or says something else.")
    private boolean locked;

    @Option(names = "--update", description = "Resolve all names again, also those in demo.lock.yaml.")
    private boolean update;

    @Option(names = "--no-cluster", description = "Leave Kubernetes' programs out, and carry only the application.")
    private boolean noCluster;

    @Option(
            names = "--machines",
            paramLabel = "KIND",
            split = ",",
            description = "Also carry what such machines start from: containers (their image), vagrant (the box);"
                    + " several with commas between them.")
    private List<String> machines = List.of();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Give a parameter a value; may be repeated.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Mixin
    private JobsOption jobs;

    @Option(
            names = "--volume-size",
            paramLabel = "SIZE",
            description = "Write volumes of at most SIZE instead of one file: 4GiB fits on FAT32; or 700MB, 1.4G.")
    private Optional<String> volumeSize = Optional.empty();

    @Option(
            names = "--reuse",
            paramLabel = "FILE",
            description = "Copy what this older bundle has already; may be repeated.")
    private List<Path> reuse = List.of();

    PrepareRequest request() {
        Selection selection = new Selection(platforms(), !noCluster, values, machines());
        Destination destination = new Destination(output(), volumes(), jobs.asked());
        return new PrepareRequest(
                demo,
                selection,
                lock(),
                destination,
                reuse,
                agent(),
                CacheFolder.ofUser().helm());
    }

    private Set<MachineKind> machines() {
        try {
            return machines.stream().map(Choice.of(MachineKind.class)).collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--machines: " + e.getMessage());
        }
    }

    private Optional<Path> output() {
        if (output.filter("-"::equals).isPresent()) {
            throw Problem.usage("-o -: a bundle is written at many offsets at once, so it cannot go to standard output")
                    .advise("name a file, or a folder");
        }
        return output.map(PrepareOptions::path);
    }

    /** A {@link Path} does not keep the last {@code /}, which says that it is a folder. */
    private static Path path(String text) {
        Path path = Path.of(text);
        if (text.endsWith("/") && !Files.isDirectory(path)) {
            throw Problem.machine("cannot write " + text + ": there is no folder " + path.toAbsolutePath())
                    .advise("make it first: mkdir -p " + path.toAbsolutePath());
        }
        return path;
    }

    private Optional<List<Platform>> platforms() {
        if (platforms.isEmpty()) {
            return Optional.empty();
        }
        if (platforms.contains(ALL)) {
            return Optional.of(List.of());
        }
        return Optional.of(
                platforms.stream().map(PrepareOptions::platform).distinct().toList());
    }

    private static Platform platform(String text) {
        try {
            return Platform.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--platform: " + e.getMessage()).advise("such as linux/amd64, or all");
        }
    }

    private Optional<VolumeSize> volumes() {
        try {
            return volumeSize.map(VolumeSize::parse);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--volume-size: " + e.getMessage()).advise("such as 4GiB, which fits on FAT32");
        }
    }

    private LockPolicy lock() {
        if (locked && update) {
            throw Problem.usage("--locked and --update contradict each other").advise("give one of them");
        }
        if (locked) {
            return LockPolicy.LOCKED;
        }
        return update ? LockPolicy.UPDATE : LockPolicy.FOLLOW;
    }

    /** The launcher knows the path of the archive that it has built. */
    private static Path agent() {
        return Optional.ofNullable(System.getProperty("roadcase.agent"))
                .map(Path::of)
                .orElseThrow(() -> Problem.machine("the path of the agent's archive is not known")
                        .advise("start this program with the launcher, ./bundle"));
    }
}
