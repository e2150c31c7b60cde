package dev.roadcase.tests.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** prepare with a mirror in the place of a registry. */
class MirrorJourney {
    @TempDir
    private Path work;

    private DockerRegistry upstream;
    private DockerRegistry mirror;
    private OciLayout layout;
    private Launcher bundle;

    @BeforeEach
    void start() throws IOException {
        upstream = DockerRegistry.plain(Files.createDirectory(work.resolve("upstream")));
        mirror = DockerRegistry.plain(Files.createDirectory(work.resolve("mirror")));
        layout = new OciLayout(Files.createDirectory(work.resolve("layout")));
        layout.tag("one", layout.image(Platform.LINUX_AMD64, new byte[] {1}));
        bundle = Launcher.in(work);
        DemoSource.in(work, "demo", "images: [\"" + upstream.host() + "/acme/api:1.0\"]\n");
    }

    @AfterEach
    void stop() {
        mirror.close();
        upstream.close();
    }

    @Test
    void whatTheMirrorHasComesFromThereAndKeepsItsName() {
        mirror.push(layout, "one", "acme/api:1.0");
        Ran ran = prepare().succeeded();
        assertThat(ran.err()).isEmpty();
        assertThat(bundle.run("inspect", "demo.bundle").out()).contains(upstream.host() + "/acme/api:1.0");
    }

    @Test
    void whatTheMirrorLacksComesFromTheUpstreamOnlyIfThatIsWanted() throws IOException {
        upstream.push(layout, "one", "acme/api:1.0");
        assertThat(prepare().failed(5).err()).contains(mirror.host() + " has no such tag");
        prepare("--mirror-fallback").succeeded();
        Files.delete(work.resolve("demo.bundle"));
        Files.createDirectories(work.resolve("settings/roadcase"));
        Files.writeString(work.resolve("settings/roadcase/config.yaml"), "mirrorFallback: true\n");
        prepare().succeeded();
    }

    @Test
    void aMirrorThatIsGoneIsDoneWithout() {
        upstream.push(layout, "one", "acme/api:1.0");
        mirror.close();
        assertThat(prepare().failed(5).err()).contains(mirror.host() + " does not take connections");
        prepare("--mirror-fallback").succeeded();
    }

    private Ran prepare(String... more) {
        return bundle.run(Stream.concat(
                        Stream.of(
                                "prepare",
                                "demo",
                                "-o",
                                "demo.bundle",
                                "--progress",
                                "none",
                                "--plain-http",
                                mirror.host(),
                                "--plain-http",
                                upstream.host(),
                                "--mirror",
                                upstream.host() + "=http://" + mirror.host()),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
