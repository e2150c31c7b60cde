package dev.roadcase.tests.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.BeginsFirst;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.Layer;
import dev.roadcase.tests.parts.OddBundle;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import dev.roadcase.tests.parts.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A bundle's images go into a real Docker, as old as 20.10. */
@ResourceLock(Shared.DOCKER)
@BeginsFirst
class DockerJourney {
    private static final String SERVER = "unix://" + Setting.docker();

    @TempDir
    private Path folder;

    private RuntimeBundle bundle;

    @BeforeEach
    void write() {
        bundle = new RuntimeBundle(folder);
    }

    @AfterEach
    void empty() {
        bundle.allNames().filter(name -> !id(name).isEmpty()).forEach(name -> docker("rmi", name));
    }

    @Test
    void imagesAreThereUnderTheirNamesAndASecondLoadSkipsThem() {
        Agent.Ended first = load("--role", "node");
        assertThat(first.lastLine()).as(first.err()).isEqualTo("loaded 5 images, skipped 0");
        bundle.ids().forEach((name, id) -> assertThat(id(name)).as(name).isEqualTo(id));
        assertThat(load("--role", "node").lastLine()).isEqualTo("loaded 0 images, skipped 5");
    }

    @Test
    void aNameThatWasLostIsGivenAgain() {
        load("--role", "node");
        docker("rmi", bundle.alsoName());
        assertThat(load("--role", "node").lastLine()).isEqualTo("loaded 1 images, skipped 4");
        assertThat(id(bundle.alsoName())).isEqualTo(bundle.ids().get(bundle.alsoName()));
    }

    @Test
    void aDamagedBlobEndsWithExitCodeFourAndItsImageIsNotThere() {
        bundle.damageLarge();
        Agent.Ended ended = load();
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
        assertThat(id(bundle.largeName())).isEmpty();
        assertThat(load("--role", "node").lastLine()).isEqualTo("loaded 0 images, skipped 5");
    }

    @Test
    void whatIsOddIsLoadedAndOneThatIsRefusedKeepsNoOtherAway() {
        OddBundle odd = new OddBundle(folder);
        Agent.Ended ended = Agent.with(Map.of())
                .run("load", "--bundle", odd.file(), "--key", odd.key(), "--runtime", "docker", "--address", SERVER);
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(6);
        assertThat(ended.err()).contains("error: load " + odd.name("broken") + ": ");
        List<String> missing =
                odd.loadable().stream().filter(name -> id(name).isEmpty()).toList();
        odd.loadable().stream().filter(name -> !missing.contains(name)).forEach(name -> docker("rmi", name));
        assertThat(missing).as(ended.err()).isEmpty();
    }

    @Test
    void aKilledLoadIsCompletedByTheNext() {
        int moment = Campaign.random("kill of load into Docker").nextInt(300);
        assertThat(Agent.with(Map.of()).killAfter("loading", moment, words())).isTrue();
        Agent.Ended ended = load();
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        bundle.ids().forEach((name, id) -> assertThat(id(name)).as(name).isEqualTo(id));
        assertThat(load().lastLine()).isEqualTo("loaded 0 images, skipped 6");
    }

    @Test
    void layersThatOnlyALaterDockerReadsAreRefusedBeforeAnythingIsLoaded() throws IOException {
        Layer layer = Layer.of("file", "compressed otherwise".getBytes(StandardCharsets.UTF_8));
        byte[] config = Layer.config("/zstd", layer).getBytes(StandardCharsets.UTF_8);
        byte[] manifest = new ImageManifest(
                        MediaType.OCI_MANIFEST,
                        Optional.empty(),
                        Descriptor.of(MediaType.OCI_CONFIG, config),
                        List.of(Descriptor.of("application/vnd.oci.image.layer.v1.tar+zstd", layer.content())),
                        Map.of())
                .bytes();
        TestImage image = new TestImage(
                Descriptor.of(MediaType.OCI_MANIFEST, manifest), List.of(manifest, config), List.of(layer.content()));
        TestBundle zstd = new TestBundle().image("quay.io/acme/zstd:1", image, "node");
        zstd.write(Path.of(bundle.file()));
        Files.write(Path.of(bundle.key()), zstd.key().pem());
        Agent.Ended ended = load();
        assertThat(ended.exitCode()).isEqualTo(6);
        assertThat(ended.err()).contains("quay.io/acme/zstd:1", "zstd", "hint: use Docker 23 or later");
        assertThat(id("quay.io/acme/zstd:1")).isEmpty();
    }

    @Test
    void aSocketThatIsNotThereIsNamed() {
        String none = folder + "/none.sock";
        Agent.Ended ended = Agent.with(Map.of())
                .run(
                        "load",
                        "--bundle",
                        bundle.file(),
                        "--key",
                        bundle.key(),
                        "--runtime",
                        "docker",
                        "--address",
                        none);
        assertThat(ended.exitCode()).isEqualTo(6);
        assertThat(ended.err()).contains(none).contains("hint: ");
    }

    /** Empty where there is none. */
    private static String id(String name) {
        return docker("image", "ls", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}")
                .lines()
                .filter(line -> line.startsWith(listed(name) + " "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElse("");
    }

    /** Docker leaves out what every name of its own hub begins with. */
    private static String listed(String name) {
        return name.replaceFirst("^docker\\.io/library/", "");
    }

    private Agent.Ended load(String... more) {
        return Agent.with(Map.of()).run(words(more));
    }

    private String[] words(String... more) {
        Stream<String> words = Stream.of(
                "load",
                "--bundle",
                bundle.file(),
                "--key",
                bundle.key(),
                "--runtime",
                "docker",
                "--address",
                Setting.docker());
        return Stream.concat(words, Stream.of(more)).toArray(String[]::new);
    }

    private static String docker(String... words) {
        return Program.text(Stream.concat(Stream.of("docker", "--host", SERVER), Stream.of(words))
                .toArray(String[]::new));
    }
}
