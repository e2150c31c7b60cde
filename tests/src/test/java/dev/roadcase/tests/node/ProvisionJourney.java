package dev.roadcase.tests.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Agent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a real containerd becomes ready, from a file and from a server, whatever happens meanwhile. */
class ProvisionJourney {
    private static final String READY = "ready node-1  2 images  2 files";

    @TempDir
    private Path folder;

    private ProvisionedMachine machine;

    @BeforeEach
    void make() {
        machine = new ProvisionedMachine(folder);
    }

    @AfterEach
    void empty() {
        machine.empty();
    }

    @Test
    void fromAFileItGetsAllThatIsMissingAndRegisters() {
        Process registry = machine.serve();
        try {
            machine.ask("/v2/");
            Agent.Ended first = machine.provision(machine.file().toString());
            assertThat(first.lastLine()).as(first.err()).isEqualTo(READY);
            assertThat(machine.held()).hasSize(4);
            assertThat(machine.root().resolve("opt/bin/tool")).hasSize(3 << 20);
            assertThat(machine.ask("/api/nodes"))
                    .contains("\"name\":\"node-1\"", "\"phase\":\"ready\"", "\"images\":2", "\"missing\":[\"node-2\"]");
            assertThat(machine.ask("/"))
                    .contains("node-1", machine.smallName())
                    .containsPattern("<td>node-2<td><td class=\"missing\">not heard of yet");
            Agent.Ended second = machine.provision(machine.file().toString());
            assertThat(second.lastLine()).as(second.err()).isEqualTo(READY);
            assertThat(second.err()).doesNotContain("installing", "loading");
        } finally {
            registry.destroy();
        }
    }

    @Test
    void withoutARuntimeItIsKnownToHaveFailedAndWhy() {
        Process registry = machine.serve();
        try {
            machine.ask("/v2/");
            Agent.Ended ended = machine.provisionWithoutRuntime();
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
            assertThat(machine.ask("/api/nodes"))
                    .contains("\"name\":\"node-1\"", "\"phase\":\"failed\"")
                    .contains("\"step\":\"containerd does not answer: there is no socket ");
        } finally {
            registry.destroy();
        }
    }

    @Test
    void fromAServerItGetsTheSameAndPullsFromThereWhateverTheHost() {
        Process registry = machine.serve();
        try {
            machine.ask("/v2/");
            Agent.Ended ended = machine.provision(machine.url());
            assertThat(ended.lastLine()).as(ended.err()).isEqualTo(READY);
            assertThat(machine.held()).hasSize(4);
            String hosts = machine.root().resolve("etc/containerd/certs.d").toString();
            for (String image : List.of(machine.smallName(), machine.largeName())) {
                machine.ctr("images", "rm", "--sync", image);
                machine.ctr("images", "pull", "--hosts-dir", hosts, image);
            }
            assertThat(machine.held()).hasSize(4);
        } finally {
            registry.destroy();
        }
    }

    @Test
    void killedAtAnyTimeItIsCompletedByTheNextRun() throws InterruptedException {
        for (int milliseconds : List.of(400, 700, 1000, 1400)) {
            Process killed = machine.begin(machine.file().toString());
            Thread.sleep(milliseconds);
            killed.destroyForcibly().waitFor();
        }
        Agent.Ended ended = machine.provision(machine.file().toString());
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo(READY);
        assertThat(machine.held()).hasSize(4);
        assertThat(machine.root().resolve("opt/bin"))
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith(".roadcase-new-"));
    }

    @Test
    void aRegistryThatComesLateHoldsNothingUpAndIsToldThen() {
        Agent.Ended ended = machine.provision(machine.file().toString());
        assertThat(ended.lastLine()).as(ended.err()).isEqualTo(READY);
        assertThat(ended.err()).contains("does not answer yet");
        Process registry = machine.serve();
        try {
            Agent.Ended told = machine.report();
            assertThat(told.lastLine()).as(told.err()).isEqualTo("registered node-1  ready");
            assertThat(machine.ask("/api/nodes")).contains("\"name\":\"node-1\"");
        } finally {
            registry.destroy();
        }
    }

    @Test
    void anOlderBundleOfTheSameSignerIsNoMachinesBundle() {
        Path older = machine.older();
        String wanted = machine.index(machine.file());
        Agent.Ended refused = machine.provision(older.toString(), "--index", wanted);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err())
                .contains(
                        older + " is another bundle: its index.json is " + machine.index(older) + ", and must be "
                                + wanted,
                        "hint: give this machine the bundle that it was configured for");
        assertThat(machine.root()).doesNotExist();
        Agent.Ended taken = machine.provision(machine.file().toString(), "--index", wanted);
        assertThat(taken.lastLine()).as(taken.err()).isEqualTo(READY);
    }

    @Test
    void neitherIsItServedNorAppliedWhereTheOtherIsWanted() {
        Path older = machine.older();
        String wanted = machine.index(machine.file());
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
            assertThat(refused.err()).contains(machine.index(older) + ", and must be " + wanted);
        }
    }

    @Test
    void aDamagedBundleIsNotUsedAndTheMachineIsNamed() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(machine.file().toFile(), "rw")) {
            long middle = Files.size(machine.file()) / 2;
            bytes.seek(middle);
            int there = bytes.read();
            bytes.seek(middle);
            bytes.write(there ^ 1);
        }
        Agent.Ended ended = machine.provision(machine.file().toString());
        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.err()).contains("error: node-1: ", "is damaged");
        assertThat(machine.ctr("images", "ls", "-q")).doesNotContain(machine.largeName());
    }
}
