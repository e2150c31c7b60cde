package dev.roadcase.bundler.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.snapshot.KeptSnapshot;
import dev.roadcase.agent.snapshot.SnapshotKey;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.RestoreFolder;
import dev.roadcase.bundler.show.ShowDemo;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nodes have kept of a lost controller, each in a folder that stands for it. */
class SnapshotSearchTest {
    private static final Instant EARLY = Instant.parse("2026-12-01T14:00:00Z");
    private static final Instant LATE = Instant.parse("2026-12-01T14:01:00Z");

    /** More than comes at a time. */
    private static final int SIZE = 7 << 20;

    private final SnapshotKey key = SnapshotKey.random();
    private final List<Event> events = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void theNewestOfAllNodesIsTaken() throws IOException {
        keep("node-1", "etcd.sealed", EARLY, key);
        keep("node-2", "etcd.sealed", LATE, key);
        keep("node-2", "earlier.sealed", EARLY, key);
        assertThat(chosen(Optional.empty())).contains(LATE);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void oneOfAnEarlierTimeIsTakenWhereThatIsAsked() throws IOException {
        keep("node-1", "etcd.sealed", LATE, key);
        keep("node-2", "former.sealed", EARLY, key);
        assertThat(chosen(Optional.of(LATE.minusSeconds(1)))).contains(EARLY);
    }

    @Test
    void whatIsDamagedOrOfAnotherShowIsNamedAndPassedOver() throws IOException {
        keep("node-1", "etcd.sealed", LATE, SnapshotKey.random());
        Path spoiled = keep("node-2", "etcd.sealed", LATE, key);
        byte[] bytes = Files.readAllBytes(spoiled);
        bytes[200] ^= 1;
        Files.write(spoiled, bytes);
        keep("node-2", "earlier.sealed", EARLY, key);
        Files.writeString(folder.resolve("node-1/former.sealed"), "something else");
        assertThat(chosen(Optional.empty())).contains(EARLY);
        assertThat(warnings())
                .anySatisfy(said -> assertThat(said).contains("node-1: ", "of another show"))
                .anySatisfy(said -> assertThat(said).contains("node-1: ", "former.sealed is of no use"))
                .anySatisfy(said -> assertThat(said).contains("node-2: ", "etcd.sealed is of no use"));
    }

    @Test
    void aNodeThatDoesNotAnswerIsNamedAndKeepsNobodyFromAnother() throws IOException {
        keep("node-1", "etcd.sealed", EARLY, key);
        assertThat(chosen(Optional.empty(), "node-1", "gone")).contains(EARLY);
        assertThat(warnings()).singleElement().asString().contains("looking for a snapshot: gone: no machine here");
    }

    @Test
    void whereNoNodeHasAnyThatIsSaid() {
        assertThatThrownBy(() -> chosen(Optional.empty()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no node of ");
    }

    /** The node that had it may be gone, and others have only what is older. */
    @Test
    void whatAnEarlierRunHasBroughtStaysWhereItIsNewer() throws IOException {
        keep("node-1", "etcd.sealed", LATE, key);
        assertThat(chosen(Optional.empty())).contains(LATE);
        Files.delete(folder.resolve("node-1/etcd.sealed"));
        keep("node-2", "etcd.sealed", EARLY, key);
        assertThat(chosen(Optional.empty())).contains(LATE);
        assertThat(chosen(Optional.of(EARLY))).contains(EARLY);
    }

    /** Somebody ran bundle up before the controller was missed. */
    @Test
    void anotherClusterThatIsKeptIsSaid() throws IOException {
        keep("node-1", "etcd.sealed", LATE, key);
        Files.writeString(folder.resolve("cluster"), "0f");
        keep("node-1", "former.sealed", EARLY, key);
        chosen(Optional.empty());
        assertThat(events)
                .anySatisfy(said -> assertThat(said.toString()).contains("node-1 has it as it was at " + EARLY));
    }

    private Optional<Instant> chosen(Optional<Instant> at, String... nodes) {
        ShowFolder show = nodes.length == 0 ? show("node-1", "node-2") : show(nodes);
        RestoreFolder brought = RestoreFolder.of(show);
        new SnapshotChoice(show, new Folders(folder), at, events::add).keepIn(brought);
        return brought.taken();
    }

    private List<String> warnings() {
        return events.stream()
                .filter(Event.Warned.class::isInstance)
                .map(Event::toString)
                .toList();
    }

    private Path keep(String node, String file, Instant taken, SnapshotKey sealedWith) throws IOException {
        byte[] content = new byte[SIZE + 32];
        String sum = Digest.of(Arrays.copyOf(content, SIZE)).hex();
        System.arraycopy(HexFormat.of().parseHex(sum), 0, content, SIZE, 32);
        Path plain = Files.write(folder.resolve("etcd.db"), content);
        Files.setLastModifiedTime(plain, FileTime.from(taken));
        Path kept = Files.createDirectories(folder.resolve(node)).resolve(file);
        try (InputStream sealed = new KeptSnapshot(plain, sealedWith).sealed().content()) {
            Files.write(kept, sealed.readAllBytes());
        }
        return kept;
    }

    @BeforeEach
    void keepKey() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("pki")).resolve("snapshot.key"), key.text());
    }

    private ShowFolder show(String... nodes) {
        List<ShowMachine> machines = new ArrayList<>();
        machines.add(new ShowMachine("controller", Role.CONTROLLER, Ipv4Address.parse("192.168.56.20")));
        for (String node : nodes) {
            machines.add(new ShowMachine(node, Role.NODE, Ipv4Address.parse("192.168.56.3" + machines.size())));
        }
        return new ShowFolder(
                folder,
                folder.resolve("hello.bundle"),
                Digest.of(new byte[0]),
                "192.168.56.20:5000",
                Cidr.parse("192.168.56.0/24"),
                machines,
                new ShowDemo("hello", "1", List.of(), List.of(), List.of()),
                List.of());
    }

    /** Machines that are folders of this computer. */
    private record Folders(Path folder) implements Provider {
        @Override
        public List<String> shell(String machine, List<String> words, boolean terminal) {
            String place = folder.resolve(machine).toString();
            if (machine.equals("gone")) {
                return List.of("sh", "-c", "echo no machine here >&2; exit 1");
            }
            return words.stream()
                    .map(word -> word.replace("/var/lib/roadcase/snapshots", place))
                    .toList();
        }

        @Override
        public void start() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stop() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String machine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void turn(String machine, Power power) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> turnCommand(String machine, Power power) {
            throw new UnsupportedOperationException();
        }
    }
}
