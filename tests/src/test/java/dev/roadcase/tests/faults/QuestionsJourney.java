package dev.roadcase.tests.faults;

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
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry in trouble while it is asked what there is: it is asked again, or the error says where the trouble is. */
class QuestionsJourney {
    @TempDir
    private static Path folder;

    private static DockerRegistry registry;

    @TempDir
    private Path work;

    private FaultProxy proxy;
    private Launcher bundle;

    @BeforeAll
    static void push() throws IOException {
        registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
        OciLayout layout = new OciLayout(Files.createDirectory(folder.resolve("layout")));
        layout.tag("one", layout.image(Platform.LINUX_AMD64, new byte[] {1}));
        registry.push(layout, "one", "acme/api:1.0");
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @BeforeEach
    void start() {
        proxy = FaultProxy.before(registry.host());
        bundle = Launcher.in(work);
        DemoSource.in(work, "demo", "images: [\"" + proxy.host() + "/acme/api:1.0\"]\n");
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void aRegistryThatIsOverloadedForAWhileIsAskedAgain() {
        proxy.next(
                Asked.manifests(),
                Fault.Status.of(503),
                new Fault.Status(429, Optional.of("1")),
                new Fault.Reset(0),
                new Fault.Cut(10));
        prepare().succeeded();
        assertThat(proxy.asked().stream().filter(Asked.manifests())).hasSize(5);
    }

    @Test
    void whatIsMissingIsNotAskedForAgain() {
        proxy.always(Asked.manifests(), Fault.Status.of(404));
        assertThat(prepare().failed(5).err()).contains(proxy.host() + " has no such tag");
        assertThat(proxy.asked().stream().filter(Asked.manifests()).map(Asked::method))
                .containsExactly("HEAD", "GET");
        succeedsAfterwards();
    }

    @Test
    void aRegistryThatStaysOverloadedIsNamedWithWhatWasTried() {
        proxy.always(Asked.manifests(), Fault.Status.of(500));
        assertThat(prepare().failed(5).err())
                .contains("acme/api:1.0", proxy.host() + " answers with the status 500", "tried 6 times");
        succeedsAfterwards();
    }

    @Test
    void aRegistryThatWantsAnHourIsNotWaitedForAndItsWishIsSaid() {
        proxy.always(Asked.manifests(), new Fault.Status(429, Optional.of("3600")));
        assertThat(prepare().failed(5).err())
                .contains(proxy.host() + " has been asked too often", "try again later, after 3600 seconds");
        assertThat(proxy.asked().stream().filter(Asked.manifests())).hasSize(1);
        succeedsAfterwards();
    }

    @Test
    void aConfigThatIsNotTheOneIsRefused() {
        proxy.always(Asked.blobs(), new Fault.Corrupt(3));
        assertThat(prepare().failed(5).err()).contains("fetch config sha256:", proxy.host() + " sent sha256:");
        succeedsAfterwards();
    }

    private void succeedsAfterwards() {
        proxy.beHonest();
        prepare().succeeded();
        bundle.requireWhole("demo.bundle");
    }

    private Ran prepare() {
        return bundle.run("prepare", "demo", "-o", "demo.bundle", "--progress", "none", "--plain-http", proxy.host());
    }
}
