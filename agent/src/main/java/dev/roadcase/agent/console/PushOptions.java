package dev.roadcase.agent.console;

import dev.roadcase.agent.format.ByteAmount;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.Pushers;
import dev.roadcase.agent.registry.http.CallerNetwork;
import dev.roadcase.agent.registry.overlay.Pushing;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What a user can say about pushes. */
final class PushOptions {
    @Option(
            names = "--overlay",
            paramLabel = "DIR",
            description = "Keep what is pushed in this folder (default: the bundle's file with .overlay at the end).")
    private Optional<Path> overlay = Optional.empty();

    @Option(names = "--overlay-limit", paramLabel = "SIZE", description = "Keep no more than this, such as 20GiB.")
    private Optional<String> limit = Optional.empty();

    @Option(
            names = "--push-from",
            paramLabel = "CIDR",
            split = ",",
            description = "Networks that may push too, such as 192.168.56.0/24. Several are separated by commas.")
    private List<String> networks = List.of();

    @Option(names = "--read-only", description = "Refuse pushes. What was pushed before is served.")
    private boolean readOnly;

    /**
     * Where pushes go.
     *
     * @param source the bundle
     * @param state the folder that the server keeps things in, if there is one
     */
    Pushing pushing(String source, Optional<Path> state) {
        Optional<Path> folder =
                overlay.or(() -> state.map(its -> its.resolve("overlay"))).or(() -> beside(source));
        OptionalLong most = limit.map(PushOptions::bytes).map(OptionalLong::of).orElse(OptionalLong.empty());
        return new Pushing(folder, readOnly, most, Pushing.NONE.grace());
    }

    Pushers pushers() {
        try {
            return new Pushers(networks.stream().map(CallerNetwork::parse).toList());
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--push-from: " + e.getMessage());
        }
    }

    private static long bytes(String text) {
        try {
            return ByteAmount.parse(text).bytes();
        } catch (IllegalArgumentException e) {
            throw Problem.usage("--overlay-limit: " + e.getMessage());
        }
    }

    /** Beside a file there is a place; beside a disk or another server there is none. All volumes share one. */
    private static Optional<Path> beside(String source) {
        try {
            Path file = Path.of(source);
            String name =
                    Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
            return Files.isRegularFile(file)
                    ? Optional.of(file.resolveSibling(name.replaceFirst("\\.001$", "") + ".overlay"))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
