package dev.roadcase.tests.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.BeginsFirst;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.OddBundle;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle's images go into a real containerd, each test into a namespace of its own. */
@BeginsFirst
class ContainerdJourney {
    @TempDir
    private Path folder;

    private final String namespace = "journey-" + Long.toString(System.nanoTime(), 36);
    private RuntimeBundle bundle;

    @BeforeEach
    void write() {
        bundle = new RuntimeBundle(folder);
    }

    @AfterEach
    void empty() {
        List<String> names = ctr("images", "ls", "-q").lines().toList();
        names.forEach(name -> ctr("images", "rm", "--sync", name));
    }

    @Test
    void imagesAreThereUnderNamesAndDigestsUnchangedAndASecondLoadSkipsThem() {
        Agent.Ended first = load("--role", "node");
        assertThat(first.lastLine()).as(first.err()).isEqualTo("loaded 5 images, skipped 0");
        String check = ctr("images", "check");
        bundle.ofNodes().forEach((name, image) -> requireWhole(check, name, image));
        assertThat(check).doesNotContain("unloaded");
        assertThat(load("--role", "node").lastLine()).isEqualTo("loaded 0 images, skipped 5");
    }

    @Test
    void withoutARoleTheImagesOfAllRolesAreLoadedAndNoOthers() {
        assertThat(load().lastLine()).isEqualTo("loaded 6 images, skipped 0");
        assertThat(ctr("images", "ls", "-q")).contains(bundle.largeName()).doesNotContain("unloaded");
    }

    @Test
    void aNameWithADigestThatWasLostIsGivenAgain() {
        load("--role", "controller");
        String pinned = pinned(bundle.ociName(), bundle.oci);
        ctr("images", "rm", pinned);
        assertThat(load("--role", "controller").lastLine()).isEqualTo("loaded 0 images, skipped 1");
        assertThat(ctr("images", "ls", "-q").lines()).contains(pinned);
    }

    @Test
    void aNameThatPointsToAnOlderImageIsMovedToTheBundles() {
        load("--role", "controller");
        String older = pinned(bundle.ociName(), bundle.oci);
        RuntimeBundle newer = new RuntimeBundle(folder);
        ctr("images", "tag", older, newer.ociName());
        bundle = newer;
        assertThat(load("--role", "controller").lastLine()).isEqualTo("loaded 1 images, skipped 0");
        requireWhole(ctr("images", "check"), bundle.ociName(), bundle.oci);
    }

    @Test
    void aDamagedBlobEndsWithExitCodeFourAndItsImageIsNotThere() {
        bundle.damageLarge();
        Agent.Ended ended = load();
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err()).contains("is damaged");
        assertThat(ctr("images", "ls", "-q")).doesNotContain(bundle.largeName()).contains(bundle.listName());
        assertThat(load("--role", "node").lastLine()).isEqualTo("loaded 0 images, skipped 5");
    }

    @Test
    void aKilledLoadIsCompletedByTheNextAndLeavesNoHalfImage() throws InterruptedException {
        Random random = Campaign.random("kills of load into containerd");
        for (int kill = 0; kill < (Campaign.isFull() ? 8 : 2); kill++) {
            boolean killed = Agent.with(Map.of()).killAfter("loading", random.nextInt(300 + 300 * kill), words());
            assertThat(killed || kill > 0).isTrue();
        }
        awaitNoClient();
        assertThat(ctr("images", "check").lines().skip(1))
                .allSatisfy(line -> assertThat(line.strip()).endsWith(" true"));
        Agent.Ended ended = load();
        assertThat(ended.lastLine()).as(ended.err()).matches("loaded \\d images, skipped \\d");
        requireWhole(ctr("images", "check"), bundle.largeName(), bundle.large);
        bundle.ofNodes().forEach((name, image) -> requireWhole(ctr("images", "check"), name, image));
    }

    @Test
    void aSocketThatIsNotThereIsNamed() {
        Agent.Ended ended = Agent.with(Map.of())
                .run("load", "--bundle", bundle.file(), "--key", bundle.key(), "--address", folder + "/none.sock");
        assertThat(ended.exitCode()).isEqualTo(6);
        assertThat(ended.err()).contains(folder + "/none.sock").contains("hint: ");
    }

    @Test
    void whatIsOddIsLoadedAndOneThatIsRefusedKeepsNoOtherAway() {
        OddBundle odd = new OddBundle(folder);
        Agent.Ended first = load(odd, "--json");
        assertThat(first.exitCode()).as(first.err()).isEqualTo(6);
        assertThat(first.err()).contains("error: load " + odd.name("broken") + ": ");
        assertThat(first.err().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(1);
        assertThat(first.err()).contains(odd.name("chart") + " is an artifact of the type application/vnd.cncf.helm");
        assertThat(first.out().substring(first.out().indexOf("\"failed\""))).contains(odd.name("broken"), "\"reason\"");
        assertThat(ctr("images", "ls", "-q").lines())
                .containsAll(odd.loadable())
                .doesNotContain(odd.name("chart"), odd.name("broken"));
        assertThat(load(odd).lastLine())
                .isEqualTo("loaded 0 images, skipped " + odd.loadable().size());
    }

    /** ctr says then that it failed, after it has said all about the others. */
    @Test
    void anImageOfAnotherPlatformThatIsThereIsNoReasonToFail() {
        OciLayout layout = new OciLayout(folder.resolve("arm"));
        layout.tag("quay.io/another/arm:1", layout.index(layout.image(Platform.parse("linux/arm64"), new byte[] {1})));
        Program.text("tar", "-C", layout.folder().toString(), "-cf", folder + "/arm.tar", ".");
        ctr("images", "import", "--no-unpack", folder + "/arm.tar");
        assertThat(load("--role", "controller").lastLine()).isEqualTo("loaded 1 images, skipped 0");
        assertThat(load("--role", "controller").lastLine()).isEqualTo("loaded 0 images, skipped 1");
    }

    private Agent.Ended load(OddBundle odd, String... more) {
        return Agent.with(Map.of()).run(words(odd.file(), odd.key(), more));
    }

    @Test
    void jsonNamesWhatWasLoaded() {
        Agent.Ended ended = load("--role", "controller", "--json");
        assertThat(ended.out())
                .contains(
                        "\"loaded\"",
                        bundle.ociName(),
                        bundle.oci.descriptor().digest().toString());
    }

    /** A client that outlives the agent takes back what it began; that takes a moment. */
    private void awaitNoClient() throws InterruptedException {
        for (int tries = 0; tries < 1200 && importing(); tries++) {
            Thread.sleep(100);
        }
        assertThat(importing()).isFalse();
    }

    private boolean importing() {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(namespace + " images import"));
    }

    private static void requireWhole(String check, String name, TestImage image) {
        for (String each : List.of(name, pinned(name, image))) {
            assertThat(check.lines().filter(line -> line.startsWith(each + " ")))
                    .as(each)
                    .singleElement()
                    .asString()
                    .contains(" " + image.descriptor().digest() + " ")
                    .contains(" true");
        }
    }

    private static String pinned(String name, TestImage image) {
        return Reference.parse(name).pinnedTo(image.descriptor().digest()).toString();
    }

    private Agent.Ended load(String... more) {
        return Agent.with(Map.of()).run(words(more));
    }

    private String[] words(String... more) {
        return words(bundle.file(), bundle.key(), more);
    }

    private String[] words(String file, String key, String... more) {
        Stream<String> words = Stream.of(
                "load", "--bundle", file, "--key", key, "--address", Setting.containerd(), "--namespace", namespace);
        return Stream.concat(words, Stream.of(more)).toArray(String[]::new);
    }

    private String ctr(String... words) {
        List<String> command = new ArrayList<>(List.of("ctr", "-a", Setting.containerd(), "-n", namespace));
        command.addAll(List.of(words));
        return Program.text(command.toArray(String[]::new));
    }
}
