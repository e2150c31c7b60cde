package dev.roadcase.tests.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.FreePort;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import dev.roadcase.tests.parts.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whatever happens to a machine while it is provisioned, the next run ends with exactly what it should have. */
class ProvisionFaultsJourney {
    private static final String READY = "ready node-1  2 images  2 files";
    private static final String LOADING = "loading 2 images";
    private static final int ROOM = 300;

    @TempDir
    private static Path made;

    private static Presenter presenter;
    private static Process registry;
    /** What one run makes of an empty machine. */
    private static String clean;

    @TempDir
    private Path folder;

    private ProvisionedMachine machine;

    @BeforeAll
    static void provisionOnce(@TempDir Path first) {
        presenter = new Presenter(made);
        registry = presenter.serve();
        ProvisionedMachine untouched = new ProvisionedMachine(presenter, presenter.url(), first);
        requireReady(untouched.provision(presenter.file().toString()));
        clean = withoutTimes(untouched.state());
        untouched.empty();
    }

    @AfterAll
    static void stop() {
        registry.destroy();
    }

    @BeforeEach
    void make() {
        machine = new ProvisionedMachine(presenter, presenter.url(), folder);
    }

    private static void requireReady(Agent.Ended ended) {
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo(READY);
    }

    private static String withoutTimes(String state) {
        return state.replaceAll(" [0-9]+[.][0-9]+ ", " ");
    }

    private void requireClean() {
        requireReady(machine.provision(presenter.file().toString()));
        assertThat(withoutTimes(machine.state())).isEqualTo(clean);
    }

    @Test
    void aSecondRunChangesNothing() {
        requireReady(machine.provision(presenter.file().toString()));
        String before = machine.state();
        requireReady(machine.provision(presenter.file().toString()));
        assertThat(machine.state()).isEqualTo(before);
        machine.empty();
    }

    @Test
    void killedAtAnyMomentNothingIsLeftThatDoesNotBelongThere() {
        Random random = Campaign.random("kills of provision, with all that is left");
        for (int kill = 0; kill < (Campaign.isFull() ? 30 : 3); kill++) {
            machine.killAfter(random.nextInt(4) == 0 ? "installing" : LOADING, random.nextInt(700));
            requireClean();
            machine.remove("--yes");
        }
    }

    @Test
    @ResourceLock(Shared.DOCKER)
    void killedAtAnyMomentDockerHasTheImagesAndNothingElse() {
        String docker = Setting.docker();
        Random random = Campaign.random("kills of provision with Docker");
        for (int kill = 0; kill < (Campaign.isFull() ? 10 : 1); kill++) {
            machine.killDockerAfter(LOADING, random.nextInt(900), docker);
            requireReady(machine.provisionDocker(docker));
            assertThat(docker("image", "ls", "--quiet", "--filter", "dangling=true"))
                    .isEmpty();
            docker("image", "inspect", presenter.smallName(), presenter.largeName());
            assertThat(machine.remove("--yes").exitCode()).isZero();
        }
    }

    private static String docker(String... words) {
        return Program.text(Stream.concat(Stream.of("docker", "--host", "unix://" + Setting.docker()), Stream.of(words))
                .toArray(String[]::new));
    }

    @Test
    void ofTwoAtOnceOneWaits() {
        CompletableFuture<Agent.Ended> other = new CompletableFuture<>();
        Agent.Ended first = machine.provisionWith(
                LOADING,
                () -> other.completeAsync(
                        () -> machine.provision(presenter.file().toString())),
                presenter.file().toString());
        requireReady(first);
        requireReady(other.join());
        assertThat(withoutTimes(machine.state())).isEqualTo(clean);
        machine.empty();
    }

    @Test
    void withAnotherKeyNothingChanges() throws IOException {
        requireReady(machine.provision(presenter.file().toString()));
        String before = machine.state();
        Presenter other = new Presenter(Files.createDirectories(folder.resolve("other")));
        Agent.Ended refused = machine.provisionTrusting(other.key());
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(machine.state()).isEqualTo(before);
        machine.empty();
    }

    @Test
    void aRuntimeThatIsKilledMeanwhileIsNamedOrWaitedFor() {
        try (OwnContainerd containerd = new OwnContainerd(folder.resolve("own"), ROOM)) {
            machine = new ProvisionedMachine(presenter, presenter.url(), folder, containerd.socket());
            Agent.Ended ended = machine.provisionWith(
                    LOADING, containerd::restart, presenter.file().toString());
            if (ended.exitCode() != 0) {
                assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
                assertThat(ended.err()).contains("error: node-1: ", "containerd");
            }
            requireClean();
        }
    }

    @Test
    void aFullDiskOfTheRuntimeIsNamedAndWithRoomItGoesOn() {
        try (OwnContainerd containerd = new OwnContainerd(folder.resolve("own"), 12)) {
            machine = new ProvisionedMachine(presenter, presenter.url(), folder, containerd.socket());
            Agent.Ended ended = machine.provision(presenter.file().toString());
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
            assertThat(ended.err())
                    .contains("error: node-1: ", presenter.largeName(), "o space left on device")
                    .contains("hint: make room on its disk");
            assertThat(machine.ctr("images", "ls", "-q")).doesNotContain(presenter.largeName());
            containerd.resize(ROOM);
            requireClean();
        }
    }

    @Test
    void aFullDiskOfTheMachineIsNamedAndWithRoomItGoesOn() throws IOException {
        Path root = Files.createDirectories(machine.root());
        Program.asRoot("mount", "-t", "tmpfs", "-o", "mode=0777,size=2m", "none", root.toString());
        try {
            Agent.Ended ended = machine.provision(presenter.file().toString());
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
            assertThat(ended.err()).contains("error: node-1: ", "/opt/bin/tool", "o space left on device");
            Program.asRoot("mount", "-o", "remount,size=50m", root.toString());
            requireReady(machine.provision(presenter.file().toString()));
            assertThat(root.resolve("opt/bin"))
                    .isDirectoryNotContaining(
                            path -> path.getFileName().toString().startsWith(".roadcase-new-"));
        } finally {
            machine.empty();
            Program.asRoot("umount", "--lazy", root.toString());
        }
    }

    /** A stick that is pulled answers no more; so does a file system whose program is gone. */
    @Test
    @Tag("fuse")
    void aStickThatIsPulledIsNamedAndPluggedInAgainItGoesOn() throws IOException {
        Path stick = Files.createDirectories(folder.resolve("stick"));
        Program.asRoot("bindfs", presenter.file().getParent().toString(), stick.toString());
        Path file = stick.resolve(presenter.file().getFileName());
        Agent.Ended ended = machine.provisionWith(LOADING, () -> pull(stick), file.toString());
        Program.asRoot("umount", "--lazy", stick.toString());
        assertThat(ended.exitCode()).as(ended.err()).isIn(4, 6);
        assertThat(ended.err()).contains("error: node-1: ", file.toString());
        requireClean();
        machine.empty();
    }

    private static void pull(Path stick) {
        Program.asRoot("pkill", "-KILL", "-f", "^bindfs .* " + stick + "$");
    }

    @Test
    void aControllerThatIsGoneInMidFetchIsWaitedFor() {
        int port = FreePort.find();
        machine = new ProvisionedMachine(presenter, Presenter.urlAt(port), folder);
        Process first = presenter.serveAt(port, folder);
        presenter.ask(Presenter.urlAt(port) + "/v2/");
        CompletableFuture<Process> second = new CompletableFuture<>();
        try {
            Agent.Ended ended = machine.provisionWith(
                    LOADING,
                    () -> {
                        first.destroyForcibly().onExit().join();
                        second.completeAsync(() -> presenter.serveAt(port, folder));
                    },
                    Presenter.urlAt(port));
            requireReady(ended);
            assertThat(machine.held()).hasSize(4);
        } finally {
            machine.empty();
            second.join().destroy();
        }
    }
}
