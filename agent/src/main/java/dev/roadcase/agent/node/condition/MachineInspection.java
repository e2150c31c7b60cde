package dev.roadcase.agent.node.condition;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FileAttributes;
import dev.roadcase.agent.file.WrittenFiles;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.node.registration.ProvisionRecord;
import dev.roadcase.agent.node.registration.ProvisionRecord.RecordedFile;
import dev.roadcase.agent.node.registration.StateFolder;
import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.node.unit.Systemctl;
import dev.roadcase.agent.node.unit.UnitState;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.GivenName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds out how a machine is, without changing it and without its bundle. */
public final class MachineInspection {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Path root;

    /** Of the machine whose files stand below {@code root}. Only where that is {@code /}, its units are asked. */
    public MachineInspection(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Looks at all of it.
     *
     * @throws Problem exit 6 if its files cannot be read
     */
    public MachineCondition look() {
        StateFolder folder = new StateFolder(root);
        Optional<ProvisionRecord> record = folder.record();
        String trouble = "";
        Optional<Set<String>> missing = Optional.empty();
        try {
            missing = record.map(MachineInspection::missing);
        } catch (Problem e) {
            trouble = e.getMessage();
        }
        return new MachineCondition(
                folder.kept(),
                record,
                record.map(this::files).orElseGet(TreeMap::new),
                missing,
                trouble,
                units(),
                record.flatMap(ProvisionRecord::registry).map(MachineInspection::answers));
    }

    private static Set<String> missing(ProvisionRecord record) {
        Set<GivenName> present = record.socket().runtime(Events.NONE).present(record.images());
        return record.images().stream()
                .filter(image -> !present.contains(image))
                .map(GivenName::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private SortedMap<String, FileState> files(ProvisionRecord record) {
        SortedMap<String, FileState> files = new TreeMap<>();
        record.files().forEach(file -> files.put(file.path(), state(file)));
        return files;
    }

    private FileState state(RecordedFile file) {
        Path place = new WrittenFiles(root).place(file.path());
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return FileState.MISSING;
        }
        try {
            boolean same = Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                    && FileAttributes.at(place).permissions() == (file.mode() & FileAttributes.PERMISSIONS)
                    && Digest.of(place).equals(file.digest());
            return same ? FileState.INSTALLED : FileState.CHANGED;
        } catch (IOException e) {
            throw Problem.machine("cannot read " + place + ": " + e.getMessage())
                    .advise("run it as an administrator")
                    .causedBy(e);
        }
    }

    private List<UnitState> units() {
        return root.equals(root.getRoot()) ? new Systemctl().states(new OwnUnits(root).names()) : List.of();
    }

    /** Whether somebody takes connections there: what it says is not looked at. */
    private static boolean answers(URI registry) {
        int usual = registry.getScheme().equals("http") ? HTTP : HTTPS;
        int port = registry.getPort() < 0 ? usual : registry.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(registry.getHost(), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
