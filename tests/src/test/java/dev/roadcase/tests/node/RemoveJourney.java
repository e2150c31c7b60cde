package dev.roadcase.tests.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.FreePort;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a real runtime says how it is, and is as it was before once all of ours is removed. */
class RemoveJourney {
    private static final String NOTHING = "nothing of roadcase is left";

    @TempDir
    private static Path made;

    private static Presenter presenter;

    @TempDir
    private Path folder;

    private ProvisionedMachine machine;
    private String before;

    @BeforeAll
    static void prepare() {
        presenter = new Presenter(made);
    }

    /** With files of others, one of them where the bundle puts its own. */
    @BeforeEach
    void make() throws IOException {
        machine = new ProvisionedMachine(presenter, Presenter.urlAt(FreePort.find()), folder);
        Files.createDirectories(machine.root().resolve("var/lib"));
        Files.createDirectories(machine.root().resolve("opt/bin"));
        Files.createDirectories(machine.root().resolve("etc/containerd/certs.d/docker.io"));
        Files.writeString(machine.root().resolve("etc/tool.conf"), "theirs");
        Files.writeString(machine.root().resolve("etc/containerd/certs.d/docker.io/hosts.toml"), "# theirs");
        before = tree();
    }

    @AfterEach
    void empty() {
        machine.ctr("containers", "ls", "-q").lines().forEach(id -> machine.ctr("containers", "rm", id));
        machine.empty();
    }

    @Test
    void itIsReadyThenLacksSomethingThenIsAsBefore() {
        assertThat(machine.status().exitCode()).isEqualTo(5);
        provision();
        Agent.Ended ready = machine.status();
        assertThat(ready.exitCode()).as(ready.out()).isZero();
        assertThat(ready.out())
                .contains(
                        "runtime containerd  2 of 2 images", "files 2 of 2", "does not answer", "machine node-1  node")
                .endsWith("ready\n");
        machine.ctr("images", "rm", "--sync", presenter.smallName());
        Agent.Ended lacking = machine.status();
        assertThat(lacking.exitCode()).isEqualTo(5);
        assertThat(lacking.out()).contains("not ready", "the image " + presenter.smallName() + " is missing");
        remove();
        requireNothing();
        assertThat(machine.remove("--yes").lastLine()).isEqualTo(NOTHING);
        assertThat(machine.status().exitCode()).isEqualTo(5);
    }

    @Test
    void whatIsListedIsNotTouchedAndWithoutATerminalNobodyAgrees() {
        provision();
        String now = tree();
        Agent.Ended listed = machine.remove("--dry-run");
        assertThat(listed.out().lines()).contains("image " + presenter.smallName(), "file /opt/bin/tool");
        Agent.Ended refused = machine.remove();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("--yes");
        assertThat(tree()).isEqualTo(now);
        assertThat(machine.held()).hasSize(4);
    }

    @Test
    void imagesThatWereThereBeforeStayUnderTheirNames() {
        machine.load("controller");
        String names = machine.ctr("images", "ls", "-q");
        assertThat(names).contains(presenter.largeName());
        provision();
        remove();
        assertThat(machine.ctr("images", "ls", "-q")).isEqualTo(names);
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void anImageThatAContainerOfOthersUsesStaysAndThatIsSaid() {
        provision();
        machine.ctr("containers", "create", presenter.largeName(), "theirs");
        Agent.Ended ended = remove();
        assertThat(ended.err()).contains("the image " + presenter.largeName() + " stays: the container theirs uses it");
        assertThat(machine.ctr("images", "ls", "-q"))
                .contains(presenter.largeName())
                .doesNotContain(presenter.smallName());
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void killedAtAnyTimeTheNextRunGoesOn() {
        Random random = Campaign.random("kills of remove");
        machine.killAfter("loading", random.nextInt(600));
        for (int kill = 0; kill < (Campaign.isFull() ? 12 : 1); kill++) {
            provision();
            machine.killRemoveAfter("removed: ", random.nextInt(700));
            machine.killRemoveAfter("removed: ", random.nextInt(300));
            remove();
            requireNothing();
        }
    }

    @Test
    void aProvisionThatWasKilledLeavesNothing() {
        Random random = Campaign.random("kills of provision, then removed");
        for (int kill = 0; kill < (Campaign.isFull() ? 12 : 2); kill++) {
            machine.killAfter(random.nextBoolean() ? "installing" : "loading", random.nextInt(600));
            remove();
            requireNothing();
        }
    }

    @Test
    void aRuntimeThatDoesNotAnswerIsNamedAndAllElseIsRemoved() {
        provision();
        Path record = machine.root().resolve("var/lib/roadcase/images.json");
        Program.run("sed", "-i", "s|" + Setting.containerd() + "|/nowhere.sock|", record.toString());
        Agent.Ended ended = machine.remove("--yes");
        assertThat(ended.exitCode()).isEqualTo(6);
        assertThat(ended.err())
                .contains("error: cannot remove: containerd does not answer: there is no socket /nowhere.sock");
        assertThat(machine.root().resolve("opt/bin/tool")).doesNotExist();
        Program.run("sed", "-i", "s|/nowhere.sock|" + Setting.containerd() + "|", record.toString());
        remove();
        requireNothing();
    }

    @Test
    void dockersImagesGoExceptThoseThatAContainerUses() {
        String docker = Setting.docker();
        Agent.Ended ended = machine.provisionDocker(docker);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        String container = docker(docker, "create", presenter.largeName()).strip();
        Agent.Ended removed = remove();
        assertThat(removed.err()).contains("the image " + presenter.largeName() + " stays");
        assertThat(docker(docker, "image", "ls", "--format", "{{.Repository}}:{{.Tag}}")
                        .lines())
                .contains(presenter.largeName())
                .doesNotContain(presenter.smallName().replace("docker.io/", ""));
        assertThat(tree()).isEqualTo(before);
        docker(docker, "rm", container);
        docker(docker, "image", "rm", presenter.largeName());
    }

    private static String docker(String socket, String... words) {
        return Program.text(Stream.concat(Stream.of("docker", "--host", "unix://" + socket), Stream.of(words))
                .toArray(String[]::new));
    }

    private void provision() {
        Agent.Ended ended = machine.provision(presenter.file().toString());
        assertThat(ended.exitCode()).as(ended.err()).isZero();
    }

    private Agent.Ended remove() {
        Agent.Ended ended = machine.remove("--yes");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.lastLine()).endsWith(NOTHING);
        return ended;
    }

    private void requireNothing() {
        assertThat(tree()).isEqualTo(before);
        assertThat(machine.ctr("images", "ls", "-q")).isEmpty();
        assertThat(machine.ctr("snapshots", "ls").lines().skip(1)).isEmpty();
    }

    /** Everything of the machine: each name, mode and link, and the sum of each file. */
    private String tree() {
        return Program.text(
                "sh",
                "-c",
                "cd \"$0\" && find . -printf '%p %y %m %l\\n' | sort && find . -type f -exec sha256sum {} + | sort",
                machine.root().toString());
    }
}
