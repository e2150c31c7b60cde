package dev.roadcase.agent.registry.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The last registration of each machine. They survive a restart if there is a folder for them. */
public final class Registrations {
    private static final int MOST = 1000;
    private static final String SUFFIX = ".json";

    private final Map<String, Seen> byName = new ConcurrentSkipListMap<>();
    private final Optional<Path> folder;
    private final Set<String> expected;
    private final Clock clock;

    private Registrations(Optional<Path> folder, Set<String> expected, Clock clock) {
        this.folder = folder;
        this.expected = expected;
        this.clock = clock;
    }

    /**
     * The registrations in {@code nodes/} of this folder, which is made if it is missing.
     *
     * @param expected names of machines that are to register
     * @throws Problem exit 6 if it cannot be made or read made or read
     */
    public static Registrations kept(Optional<Path> state, Set<String> expected, Clock clock) {
        Registrations registrations = new Registrations(state.map(folder -> folder.resolve("nodes")), expected, clock);
        registrations.folder.ifPresent(registrations::read);
        return registrations;
    }

    /** All, by name. */
    public List<Seen> all() {
        return List.copyOf(byName.values());
    }

    /** The machines that are expected and have never registered, by name. */
    public List<String> missing() {
        return expected.stream().filter(name -> !byName.containsKey(name)).toList();
    }

    /** Keeps what a machine says, in place of what it said before. */
    synchronized void put(Registration registration) {
        if (byName.size() >= MOST && !byName.containsKey(registration.name())) {
            throw RequestRefusal.badDocument("more than " + MOST + " machines");
        }
        folder.ifPresent(there ->
                new NewFile(there.resolve(registration.name() + SUFFIX)).write(out -> out.write(registration.bytes())));
        byName.put(registration.name(), new Seen(registration, clock.instant()));
    }

    private void read(Path there) {
        try {
            Files.createDirectories(there);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(there, "*" + SUFFIX)) {
                files.forEach(this::readOne);
            }
        } catch (IOException e) {
            throw Problem.machine("cannot keep registrations in " + there + ": " + e.getMessage())
                    .advise("give another folder with --state")
                    .causedBy(e);
        }
    }

    /** A file that a power cut has damaged is ignored: its machine registers again. */
    private void readOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Registration registration = Registration.parse(in.readNBytes(Registration.LARGEST));
            Instant written = Files.getLastModifiedTime(file).toInstant();
            byName.put(registration.name(), new Seen(registration, written));
        } catch (IOException | IllegalArgumentException e) {
            byName.remove(file.getFileName().toString().replace(SUFFIX, ""));
        }
    }

    /**
     * What a machine said.
     *
     * @param at when it came, by this machine's clock
     */
    public record Seen(Registration registration, Instant at) {
        ObjectNode json() {
            return registration.json().put("seen", at.toString());
        }
    }

    /** {@code {"nodes":[…]}}, and the names of those that are {@code missing}, if machines are expected. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        document.putArray("nodes").addAll(all().stream().map(Seen::json).toList());
        if (!expected.isEmpty()) {
            ArrayNode missing = document.putArray("missing");
            missing().forEach(missing::add);
        }
        return document;
    }
}
