package dev.roadcase.tests.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.faults.Asked;
import dev.roadcase.tests.faults.Fault;
import dev.roadcase.tests.parts.BeginsFirst;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A prepare that is stopped in the middle of its transfers goes on where it was. */
@Timeout(900)
@BeginsFirst
class ResumeJourney {
    private static final int MIB = 1 << 20;
    private static final long RATE = 4 * MIB;

    @TempDir
    private static Path folder;

    private static PushedImages pushed;

    @TempDir
    private Path work;

    private SlowRegistry registry;

    @BeforeAll
    static void startRegistry() throws IOException {
        pushed = new PushedImages(folder);
    }

    @AfterAll
    static void stopRegistry() {
        pushed.close();
    }

    @BeforeEach
    void start() {
        registry = new SlowRegistry(work, pushed);
        registry.image("acme/one:1", 1, 4 * MIB, 2 * MIB, MIB / 2).image("acme/two:1", 10, 3 * MIB);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void whatTheUserStopsIsKeptAndSaidSo() throws Exception {
        for (String signal : new String[] {"INT", "TERM"}) {
            stopAfter(2 * MIB, signal);
            assertThat(registry.leftovers()).contains("demo.bundle.partial", "demo.bundle.partial.journal");
            assertThat(Files.readString(work.resolve("started.log")))
                    .contains("the same command goes on")
                    .doesNotContain("Exception", "error: ");
        }
        requireNoBlobByteTwice(2);
    }

    @Test
    void afterAKillHalfABlobIsNotFetchedAgain() throws Exception {
        limited().killAfter(3 * MIB);
        registry.proxy().beHonest();
        requireNoBlobByteTwice(1);
        assertThat(registry.proxy().asked().stream()
                        .filter(asked -> asked.range().isPresent()))
                .isNotEmpty();
    }

    @Test
    void aLinkThatIsDroppedIsTakenUpAgainInTheSameRun() {
        registry.proxy()
                .next(Asked.blobs(), new Fault.None(), new Fault.None())
                .next(Asked.blobs(), new Fault.Cut(MIB / 2), new Fault.Reset(MIB / 4), new Fault.Cut(MIB));
        registry.prepare("--progress", "none").succeeded();
        requireNoBlobByteTwice(0);
    }

    @Test
    void whereTheRegistryCannotSendPartsABlobBeginsAgain() throws Exception {
        limited().killAfter(3 * MIB);
        registry.proxy().always(Asked.blobs(), new Fault.IgnoreRange());
        registry.prepare("--progress", "none").succeeded();
        registry.verify();
    }

    @Test
    void aJournalWithATornEndIsStillOfUse() throws Exception {
        limited().killAfter(6 * MIB);
        Path journal = work.resolve("demo.bundle.partial.journal");
        try (FileChannel file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 7);
        }
        requireNoBlobByteTwice(1);
    }

    @Test
    void aFileOfTheWebGoesOnToo() throws Exception {
        String url = registry.layerUrl("acme/one:1", 0);
        DemoSource.in(work, "demo", "files: [{url: \"" + url + "\", path: /opt/data}]\n");
        limited().killAfter(3 * MIB);
        registry.proxy().limit(Long.MAX_VALUE);
        long before = registry.proxy().blobBytes();
        registry.prepare("--progress", "none").succeeded();
        assertThat(registry.proxy().blobBytes() - before).isLessThan(2 * MIB);
        registry.verify();
        assertThat(registry.leftovers()).isEmpty();
    }

    @Test
    void aLayerThatWasBuiltIsNotBuiltAgain() throws Exception {
        registry.image("acme/three:1", 30, 6 * MIB);
        Path demo = work.resolve("demo/demo.yaml");
        String own = "images: [{build: \"acme/own:1\", from: scratch, layers: [{copy: content, to: /content}]}, ";
        Files.writeString(demo, Files.readString(demo).replace("images: [", own));
        Files.write(work.resolve("demo/content"), new byte[MIB]);
        limited().killAfter(2 * MIB);
        Object built = built();
        limited().killAfter(2 * MIB);
        assertThat(built()).isEqualTo(built);
        requireNoBlobByteTwice(2);
    }

    /** Of the one built layer, the file and when it was written. */
    private Object built() throws IOException {
        try (Stream<Path> staged = Files.list(work.resolve("demo.bundle.staging/images"))) {
            List<Path> layers =
                    staged.filter(path -> path.toString().endsWith(".layer")).toList();
            assertThat(layers).hasSize(1);
            BasicFileAttributes layer = Files.readAttributes(layers.get(0), BasicFileAttributes.class);
            return List.of(layer.fileKey(), layer.lastModifiedTime());
        }
    }

    @Test
    void volumesGoOnToo() throws Exception {
        String[] volumes = {"--volume-size", Integer.toString(2 * MIB), "--progress", "none"};
        for (int kill = 0; kill < 2; kill++) {
            limited().killAfter(2 * MIB, volumes);
            assertThat(registry.leftovers()).contains("demo.bundle.partial.journal", "demo.bundle.001.partial");
        }
        registry.proxy().limit(Long.MAX_VALUE);
        registry.prepare(volumes).succeeded();
        registry.verify();
        assertThat(registry.proxy().blobBytes()).isLessThan(registry.bytes() * 102 / 100 + 2 * MIB);
        assertThat(registry.leftovers())
                .hasSizeGreaterThan(5)
                .allMatch(name -> name.matches("demo\\.bundle\\.([0-9]{3}|volumes\\.json)"));
    }

    @Test
    void whatIsLeftOfAnotherRunIsKeptAndSaidWhereNothingChanged() throws Exception {
        Path demo = work.resolve("demo/demo.yaml");
        String first = Files.readString(demo);
        registry.prepare("--progress", "none").succeeded();
        registry.image("acme/three:1", 30, 4 * MIB);
        limited().killAfter(2 * MIB);
        Files.writeString(demo, first);
        Ran ran = registry.prepare("--progress", "plain").succeeded();
        assertThat(ran.out()).startsWith("nothing changed: demo.bundle  ");
        assertThat(ran.err()).contains("delete demo.bundle.partial* if that is not wanted any more");
        assertThat(registry.leftovers()).contains("demo.bundle.partial", "demo.bundle.partial.journal");
    }

    @Test
    void bytesThatAPowerCutTookAreFetchedAgain() throws Exception {
        limited().killAfter(6 * MIB);
        Path partial = work.resolve("demo.bundle.partial");
        try (FileChannel file = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            long length = file.size();
            file.truncate(length / 2);
            file.write(ByteBuffer.allocate(1), length - 1);
        }
        registry.prepare("--progress", "none").succeeded();
        registry.verify();
    }

    @Test
    void whereATagMovedInBetweenWhatIsStillWantedIsTakenOver() throws Exception {
        limited().killAfter(8 * MIB);
        Files.delete(work.resolve("demo/demo.lock.yaml"));
        registry.move("acme/two:1", 20, 2 * MIB);
        registry.proxy().limit(Long.MAX_VALUE);
        long before = registry.proxy().blobBytes();
        registry.prepare("--progress", "none").succeeded();
        // 9.5 MiB are wanted; of the 8 that came before, at most 3 are of the image that has moved.
        assertThat(registry.proxy().blobBytes() - before).isLessThan(6 * MIB);
        registry.verify();
        assertThat(registry.leftovers()).isEmpty();
    }

    private SlowRegistry limited() {
        registry.proxy().limit(RATE);
        return registry;
    }

    private void stopAfter(long bytes, String signal) throws Exception {
        Process prepare = limited().startAndStop(bytes);
        Program.run("kill", "-" + signal, Long.toString(prepare.pid()));
        assertThat(prepare.waitFor(2, TimeUnit.MINUTES)).isTrue();
        registry.proxy().goOn();
        assertThat(prepare.exitValue()).isEqualTo(signal.equals("INT") ? 130 : 143);
    }

    /** The bundle becomes complete, and over all runs hardly more came than it holds. */
    private void requireNoBlobByteTwice(int stops) {
        registry.proxy().limit(Long.MAX_VALUE);
        registry.prepare("--progress", "none").succeeded();
        registry.verify();
        assertThat(registry.proxy().blobBytes()).isLessThan(registry.bytes() * 102 / 100 + (long) stops * MIB);
        assertThat(registry.leftovers()).isEmpty();
    }
}
