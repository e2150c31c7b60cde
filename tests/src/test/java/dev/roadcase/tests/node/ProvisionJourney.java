package dev.roadcase.tests.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.BeginsFirst;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.FreePort;
import dev.roadcase.tests.parts.OddBundle;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a real containerd becomes ready, from a file and from a server, whatever happens meanwhile. */
@BeginsFirst
class ProvisionJourney {
    private static final String READY = "ready node-1  2 images  2 files";

    @TempDir
    private static Path made;

    private static Presenter presenter;
    private static Process registry;

    @TempDir
    private Path folder;

    private final int port = FreePort.find();
    private ProvisionedMachine machine;

    @BeforeAll
    static void serve() {
        presenter = new Presenter(made);
        registry = presenter.serve();
    }

    @AfterAll
    static void stop() {
        registry.destroy();
    }

    /** Whose registry does not answer. */
    @BeforeEach
    void make() {
        machine = new ProvisionedMachine(presenter, Presenter.urlAt(port), folder);
    }

    private void haveARegistry() {
        machine = new ProvisionedMachine(presenter, presenter.url(), folder);
    }

    @AfterEach
    void empty() {
        machine.empty();
    }

    @Test
    void fromAFileItGetsAllThatIsMissingAndRegisters() {
        haveARegistry();
        Agent.Ended first = machine.provision(presenter.file().toString());
        assertThat(first.lastLine()).as(first.err()).isEqualTo(READY);
        assertThat(machine.held()).hasSize(4);
        assertThat(machine.root().resolve("opt/bin/tool")).hasSize(3 << 20);
        assertThat(machine.ask("/api/nodes"))
                .contains("\"name\":\"node-1\"", "\"phase\":\"ready\"", "\"images\":2", "\"missing\":[\"node-2\"]");
        assertThat(machine.ask("/api/status")).contains("node-1", presenter.smallName(), "\"missing\":[\"node-2\"]");
        Agent.Ended second = machine.provision(presenter.file().toString());
        assertThat(second.lastLine()).as(second.err()).isEqualTo(READY);
        assertThat(second.err()).doesNotContain("installing", "loading");
    }

    @Test
    void withoutARuntimeItIsKnownToHaveFailedAndWhy() {
        haveARegistry();
        Agent.Ended ended = machine.provisionWithoutRuntime();
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
        assertThat(machine.ask("/api/nodes"))
                .contains("\"name\":\"node-1\"", "\"phase\":\"failed\"")
                .contains("\"step\":\"containerd does not answer: there is no socket ");
    }

    @Test
    void withAnImageThatItsRuntimeRefusesItGetsAllOthersAndIsNotReady() {
        haveARegistry();
        OddBundle odd = new OddBundle(folder);
        Agent.Ended ended = machine.provision(odd);
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
        assertThat(ended.out()).doesNotContain("ready");
        assertThat(machine.ctr("images", "ls", "-q").lines()).containsAll(odd.loadable());
        assertThat(machine.ask("/api/nodes"))
                .contains("\"phase\":\"failed\"", "\"step\":\"failed " + odd.name("broken") + ": ")
                .contains("\"images\":" + odd.loadable().size());
    }

    @Test
    void fromAServerItGetsTheSameAndPullsFromThereWhateverTheHost() {
        haveARegistry();
        Agent.Ended ended = machine.provision(presenter.url());
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo(READY);
        assertThat(machine.held()).hasSize(4);
        String hosts = machine.root().resolve("etc/containerd/certs.d").toString();
        for (String image : List.of(presenter.smallName(), presenter.largeName())) {
            machine.ctr("images", "rm", "--sync", image);
            machine.ctr("images", "pull", "--hosts-dir", hosts, image);
        }
        assertThat(machine.held()).hasSize(4);
    }

    @Test
    void killedAtAnyTimeItIsCompletedByTheNextRun() {
        Random random = Campaign.random("kills of provision");
        assertThat(machine.killAfter("installing", random.nextInt(50))).isTrue();
        for (int kill = 1; kill < (Campaign.isFull() ? 6 : 2); kill++) {
            machine.killAfter("loading", random.nextInt(800));
        }
        Agent.Ended ended = machine.provision(presenter.file().toString());
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo(READY);
        assertThat(machine.held()).hasSize(4);
        assertThat(machine.root().resolve("opt/bin"))
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith(".roadcase-new-"));
    }

    @Test
    void aRegistryThatComesLateHoldsNothingUpAndIsToldThen() {
        Agent.Ended ended = machine.provision(presenter.file().toString());
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo(READY);
        assertThat(ended.err()).contains("does not answer yet");
        Process late = presenter.serveAt(port, folder);
        try {
            Agent.Ended told = machine.report();
            assertThat(told.lastLine()).as(told.err()).isEqualTo("registered node-1  ready");
            assertThat(machine.ask("/api/nodes")).contains("\"name\":\"node-1\"");
        } finally {
            late.destroy();
        }
    }

    @Test
    void anOlderBundleOfTheSameSignerIsNoMachinesBundle() {
        Path older = presenter.older();
        String wanted = Presenter.index(presenter.file());
        Agent.Ended refused = machine.provision(older.toString(), "--index", wanted);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err())
                .contains(
                        older + " is another bundle: its index.json is " + Presenter.index(older) + ", and must be "
                                + wanted,
                        "hint: give this machine the bundle that it was configured for");
        assertThat(machine.root()).doesNotExist();
        Agent.Ended taken = machine.provision(presenter.file().toString(), "--index", wanted);
        assertThat(taken.lastLine()).as(taken.err()).isEqualTo(READY);
    }

    @Test
    void neitherIsItServedNorAppliedWhereTheOtherIsWanted() {
        Path older = presenter.older();
        String wanted = Presenter.index(presenter.file());
        for (Agent.Ended refused : List.of(
                machine.trusting("serve", older.toString(), "--listen", "127.0.0.1:0", "--index", wanted),
                machine.trusting(
                        "workloads",
                        "--bundle",
                        older.toString(),
                        "--plan",
                        "none",
                        "--out",
                        "none",
                        "--index",
                        wanted),
                machine.trusting("load", "--bundle", older.toString(), "--index", wanted))) {
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
            assertThat(refused.err()).contains(Presenter.index(older) + ", and must be " + wanted);
        }
    }

    @Test
    void aDamagedBundleIsNotUsedAndTheMachineIsNamed() throws IOException {
        Path damaged = Files.copy(presenter.file(), folder.resolve("damaged.bundle"));
        try (RandomAccessFile bytes = new RandomAccessFile(damaged.toFile(), "rw")) {
            long middle = Files.size(damaged) / 2;
            bytes.seek(middle);
            int there = bytes.read();
            bytes.seek(middle);
            bytes.write(there ^ 1);
        }
        Agent.Ended ended = machine.provision(damaged.toString());
        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.err()).contains("error: node-1: ", "is damaged");
        assertThat(machine.ctr("images", "ls", "-q")).doesNotContain(presenter.largeName());
    }
}
