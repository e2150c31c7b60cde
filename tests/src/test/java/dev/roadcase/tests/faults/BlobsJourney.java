package dev.roadcase.tests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A layer whose way to the bundle is full of trouble. What passes by itself is overcome; what does not is an error that
 * names the host and the layer; and when the trouble is over, the same command succeeds.
 */
class BlobsJourney {
    private static final byte[] LARGE = new byte[3 << 20];
    /** Of the large layer; manifests, configs and the small layer are fetched too. */
    private static final long LITTLE = 64 << 10;
    /** Of what has arrived, a reset takes along what a busy client has not read: as much as its receive buffer holds. */
    private static final long UNREAD = 256 << 10;

    @TempDir
    private static Path folder;

    private static DockerRegistry registry;
    private static Descriptor layer;

    @TempDir
    private Path work;

    private FaultProxy proxy;
    private Predicate<Asked> large;
    private Launcher bundle;

    @BeforeAll
    static void push() throws IOException {
        new Random(5).nextBytes(LARGE);
        registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
        OciLayout layout = new OciLayout(Files.createDirectory(folder.resolve("layout")));
        Descriptor image = layout.image(Platform.LINUX_AMD64, "small\n".getBytes(UTF_8), LARGE);
        layer = ((ImageManifest) Manifest.parse(layout.bytes(image))).layers().get(1);
        layout.tag("one", image);
        registry.push(layout, "one", "acme/api:1.0");
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @BeforeEach
    void start() {
        proxy = FaultProxy.before(registry.host());
        large = Asked.blob(layer.digest().toString());
        bundle = Launcher.in(work);
        DemoSource.in(work, "demo", "images: [\"" + proxy.host() + "/acme/api:1.0\"]\n");
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void aCutOrAResetIsGoneOnFromWhereItHappened() {
        proxy.next(large, new Fault.Cut(1 << 20), new Fault.Reset(1 << 20));
        prepare().succeeded();
        assertThat(proxy.blobBytes()).isLessThan(layer.size() + LITTLE + UNREAD);
        assertThat(ranges()).hasSize(2).allMatch(range -> range.endsWith("-"));
        verified();
    }

    @Test
    void aRegistryThatIsOverloadedIsAskedAgainWhenItSays() {
        proxy.next(
                large,
                new Fault.Status(503, Optional.of("1")),
                Fault.Status.of(500),
                new Fault.Status(429, Optional.of("1")));
        prepare().succeeded();
        verified();
    }

    @Test
    void aRegistryThatStaysOverloadedIsNamedWithTheLayer() {
        proxy.always(large, Fault.Status.of(503));
        assertThat(prepare().failed(5).err())
                .contains(layer.digest().toString(), proxy.host() + " answers with the status 503", "tried 6 times");
        succeedsAfterwards();
    }

    @Test
    void aRegistryThatFallsSilentIsLeftAndGoneOnWith() {
        proxy.next(large, new Fault.Stall(1 << 20));
        prepare().succeeded();
        assertThat(proxy.blobBytes()).isLessThan(layer.size() + LITTLE);
        verified();
    }

    @Test
    void aSlowRegistryIsWaitedFor() {
        proxy.always(large, new Fault.Slow(2 << 20));
        prepare().succeeded();
        verified();
    }

    @Test
    void aBitThatChangesOnTheWayIsNoticed() {
        proxy.always(large, new Fault.Corrupt(1 << 20));
        assertThat(prepare().failed(5).err()).contains(layer.digest().toString(), proxy.host());
        assertThat(work.resolve("demo.bundle")).doesNotExist();
        succeedsAfterwards();
    }

    @Test
    void anEndThatComesTooEarlyIsNoticedAndGoneOnFrom() {
        proxy.next(large, new Fault.Truncate(1 << 20));
        prepare().succeeded();
        assertThat(proxy.blobBytes()).isLessThan(layer.size() + LITTLE);
        verified();
    }

    @Test
    void aBodyWithoutAnEndIsLeftAtItsEnd() {
        proxy.always(large, new Fault.Endless());
        Ran ran = prepare();
        if (ran.exitCode() != 0) {
            assertThat(ran.failed(5).err()).contains(layer.digest().toString(), proxy.host());
        }
        assertThat(proxy.blobBytes()).isLessThan(6 * layer.size() + (64L << 20));
        succeedsAfterwards();
    }

    @Test
    void aRegistryThatCannotSendPartsStartsOver() {
        proxy.next(large, new Fault.Cut(1 << 20)).always(large, new Fault.IgnoreRange());
        prepare().succeeded();
        verified();
    }

    @Test
    void aRegistryThatSendsOtherPartsStartsOver() {
        proxy.next(large, new Fault.Cut(1 << 20), new Fault.OtherRange());
        prepare().succeeded();
        verified();
    }

    @Test
    void aTagThatChangesInTheMiddleStartsOverOrGoesOn() {
        proxy.next(large, new Fault.Cut(1 << 20)).always(large, new Fault.Tag("\"another\""));
        prepare().succeeded();
        verified();
    }

    @Test
    void aRegistryThatCutsEveryTimeIsGoneOnWithWhileSomethingComes() {
        proxy.always(large, new Fault.Cut(1 << 20));
        prepare().succeeded();
        assertThat(proxy.blobBytes()).isLessThan(layer.size() + LITTLE);
        verified();
    }

    private List<String> ranges() {
        return proxy.asked().stream()
                .filter(large)
                .flatMap(asked -> asked.range().stream())
                .toList();
    }

    private void succeedsAfterwards() {
        proxy.beHonest();
        prepare().succeeded();
        verified();
    }

    private void verified() {
        bundle.requireWhole("demo.bundle");
    }

    private Ran prepare() {
        return bundle.run("prepare", "demo", "-o", "demo.bundle", "--progress", "none", "--plain-http", proxy.host());
    }
}
