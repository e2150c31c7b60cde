package dev.roadcase.tests.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.OddBundle;
import dev.roadcase.tests.parts.PodmanStorage;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle's images go into a real Podman with a storage of the test's own. */
class PodmanJourney {
    @TempDir
    private Path folder;

    private RuntimeBundle bundle;
    private PodmanStorage podman;

    @BeforeEach
    void write() {
        bundle = new RuntimeBundle(folder);
        podman = new PodmanStorage(folder);
    }

    @AfterEach
    void empty() {
        podman.close();
    }

    @Test
    void imagesAreThereUnderTheirNamesAndASecondLoadSkipsThem() {
        Agent.Ended first = load("--role", "node");
        assertThat(first.lastLine()).as(first.err()).isEqualTo("loaded 5 images, skipped 0");
        bundle.ids().forEach((name, id) -> assertThat(podman.id(name)).as(name).isEqualTo(id));
        assertThat(load("--role", "node").lastLine()).isEqualTo("loaded 0 images, skipped 5");
    }

    @Test
    void aDamagedBlobEndsWithExitCodeFourAndItsImageIsNotThere() {
        bundle.damageLarge();
        Agent.Ended ended = load();
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
        assertThat(podman.names()).doesNotContain(bundle.largeName()).contains(bundle.listName());
    }

    @Test
    void whatIsOddIsLoadedAndOneThatIsRefusedKeepsNoOtherAway() {
        OddBundle odd = new OddBundle(folder);
        Agent.Ended ended = Agent.with(podman.environment())
                .run("load", "--bundle", odd.file(), "--key", odd.key(), "--runtime", "podman");
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
        assertThat(ended.err()).contains("error: load " + odd.name("broken") + ": ");
        assertThat(podman.names()).containsAll(odd.loadable()).doesNotContain(odd.name("chart"));
    }

    @Test
    void aKilledLoadIsCompletedByTheNext() {
        int moment = Campaign.random("kill of load into Podman").nextInt(300);
        assertThat(Agent.with(podman.environment()).killAfter("loading", moment, words()))
                .isTrue();
        Agent.Ended ended = load();
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        bundle.ids().forEach((name, id) -> assertThat(podman.id(name)).as(name).isEqualTo(id));
        assertThat(load().lastLine()).isEqualTo("loaded 0 images, skipped 6");
    }

    private Agent.Ended load(String... more) {
        return Agent.with(podman.environment()).run(words(more));
    }

    private String[] words(String... more) {
        Stream<String> words =
                Stream.of("load", "--bundle", bundle.file(), "--key", bundle.key(), "--runtime", "podman");
        return Stream.concat(words, Stream.of(more)).toArray(String[]::new);
    }
}
