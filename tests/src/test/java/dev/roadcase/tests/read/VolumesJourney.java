package dev.roadcase.tests.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.PodmanStorage;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle in volumes: written at once, read in place by every verb, and what is wrong with it is named. */
class VolumesJourney {
    private static final byte[] CONTENT = new byte[3_000_000];
    private static final long SIZE = 2_000_000;
    private static final String LIST = "x.bundle.volumes.json";

    @TempDir
    private static Path made;

    @TempDir
    private Path work;

    private Launcher bundle;

    @BeforeAll
    static void make() {
        new Random(9).nextBytes(CONTENT);
        DemoSource.in(made, "demo", """
                images: [{build: "acme/one:1", from: scratch, layers: [{copy: content, to: /content}]}]
                files: [{source: content, path: /content}]
                """).file("content", CONTENT);
        Launcher author = Launcher.in(made);
        author.run("keygen", "--out", "acme", "--no-passphrase").succeeded();
        author.run("trust", "acme.pub").succeeded();
        prepare(author, "--volume-size", Long.toString(SIZE)).succeeded();
    }

    @BeforeEach
    void copy() {
        Program.run("cp", "-a", made + "/.", work.toString());
        bundle = Launcher.in(work);
    }

    @Test
    void theyAreWhatTheirListSaysAndTogetherTheOneFile() throws IOException {
        Path joined = work.resolve("joined");
        try (OutputStream out = Files.newOutputStream(joined)) {
            for (Path volume : volumes()) {
                Files.copy(volume, out);
            }
        }
        StringBuilder sums = new StringBuilder();
        for (JsonNode volume :
                bundle.run("inspect", "x.bundle", "--json").json().path("volumes")) {
            sums.append(volume.path("digest").asText().substring(7)).append("  ");
            sums.append(work.resolve(volume.path("name").asText())).append('\n');
        }
        assertThat(sums.toString().lines()).hasSameSizeAs(volumes());
        Program.run(
                "sha256sum", "-c", Files.writeString(work.resolve("sums"), sums).toString());
        Ran whole = prepare();
        assertThat(whole.succeeded().out()).startsWith("wrote x.bundle  ");
        assertThat(work.resolve("x.bundle")).hasSameBinaryContentAs(joined);
        assertThat(volumes()).isEmpty();
        assertThat(work.resolve(LIST)).doesNotExist();
    }

    @Test
    void everyVerbReadsThemInPlace() throws IOException {
        for (String name : List.of("x.bundle", "x.bundle.001", "x.bundle.005", LIST)) {
            Ran verified = bundle.run("verify", name, "--progress", "none").succeeded();
            assertThat(verified.out()).startsWith("ok " + name + " signed by ");
        }
        assertThat(bundle.run("inspect", "x.bundle").succeeded().out())
                .contains(" in " + volumes().size() + " volumes");
        bundle.run("extract", "x.bundle", "--all", "-o", "out").succeeded();
        assertThat(work.resolve("out/content")).hasBinaryContent(CONTENT);
        bundle.run("save", "x.bundle", "acme/one:1", "-o", "ours.tar").succeeded();
        prepare().succeeded();
        bundle.run("save", "x.bundle", "acme/one:1", "-o", "same.tar").succeeded();
        assertThat(work.resolve("ours.tar")).hasSameBinaryContentAs(work.resolve("same.tar"));
    }

    @Test
    void aDryRunLeavesAlsoHalfAPublicationAsItIs() throws IOException {
        Files.move(work.resolve(LIST), work.resolve(LIST + ".partial"));
        Files.move(work.resolve("x.bundle.002"), work.resolve("x.bundle.002.partial"));
        prepare("--volume-size", Long.toString(SIZE), "--dry-run").succeeded();
        assertThat(work.resolve(LIST)).doesNotExist();
        assertThat(work.resolve("x.bundle.002")).doesNotExist();
        assertThat(prepare("--volume-size", Long.toString(SIZE)).succeeded().out())
                .startsWith("nothing changed: x.bundle  ");
        assertThat(work.resolve("x.bundle.002")).exists();
    }

    @Test
    void theyAreLoadedFromTheFirstOneAndFromAServer() throws Exception {
        try (PodmanStorage podman = new PodmanStorage(work)) {
            assertThat(load(podman, work.resolve("x.bundle.001").toString())).isEqualTo("loaded 1 images, skipped 0");
            assertThat(podman.names()).containsExactly("docker.io/acme/one:1");
            podman.run("rmi", "--all", "--force");
            Process serve = serve();
            try {
                String ready = serve.inputReader().readLine();
                assertThat(load(podman, ready.substring("ready ".length()))).isEqualTo("loaded 1 images, skipped 0");
            } finally {
                serve.destroy();
            }
        }
    }

    @Test
    void oneThatIsMissingIsNamedByEveryVerb() throws IOException {
        Files.delete(work.resolve("x.bundle.004"));
        for (Ran ran : readAll()) {
            assertThat(ran.failed(3).err()).contains("there is no file x.bundle.004, which " + LIST + " lists");
        }
        Files.delete(work.resolve(LIST));
        for (Ran ran : verifyAndInspect()) {
            assertThat(ran.failed(3).err()).contains("there is no file " + LIST);
        }
    }

    @Test
    void oneThatWasCutShortIsNamed() throws IOException {
        try (FileChannel third = open("x.bundle.003")) {
            third.truncate(SIZE - 7);
        }
        for (Ran ran : verifyAndInspect()) {
            assertThat(ran.failed(4).err())
                    .contains("x.bundle.003 is damaged: 1999993 bytes, not the 2000000 bytes of " + LIST);
        }
    }

    @Test
    void oneThatIsDamagedIsNamedByVerify() throws IOException {
        for (String name : List.of("x.bundle.001", "x.bundle.004", lastVolume())) {
            flip(name, Files.size(work.resolve(name)) - 300);
            Ran verified =
                    bundle.run("verify", "x.bundle", "--progress", "none").failed(4);
            assertThat(verified.complaint().get(0)).startsWith("error: " + name + " is damaged: sha256:");
            assertThat(verified.complaint().get(1)).contains("x.bundle is damaged at byte ");
            assertThat(verified.complaint().get(2)).contains("the other volumes can stay");
            flip(name, Files.size(work.resolve(name)) - 300);
        }
        bundle.requireWhole("x.bundle", "acme.pub");
    }

    @Test
    void twoInEachOthersPlaceAreNamedByVerifyAndUsedByNobody() throws IOException {
        exchange("x.bundle.001", "x.bundle.002");
        for (Ran ran : verifyAndInspect()) {
            ran.failed(4);
        }
        assertThat(bundle.run("inspect", "x.bundle").err()).contains("hint: ", "`bundle verify x.bundle`");
        Ran verified = bundle.run("verify", "x.bundle", "--progress", "none").failed(4);
        assertThat(verified.err()).contains("error: x.bundle.001 and x.bundle.002 were exchanged");
        exchange("x.bundle.001", "x.bundle.002");
        exchange("x.bundle.004", "x.bundle.005");
        verified = bundle.run("verify", "x.bundle", "--progress", "none").failed(4);
        assertThat(verified.err()).contains("error: x.bundle.004 and x.bundle.005 were exchanged");
    }

    @Test
    void whereNothingChangedTheyStayAndWhatIsDamagedIsWrittenAnew() throws IOException {
        Object before = Files.getAttribute(work.resolve("x.bundle.004"), "unix:ino");
        Ran again = prepare("--volume-size", Long.toString(SIZE)).succeeded();
        assertThat(again.out()).startsWith("nothing changed: x.bundle  ");
        assertThat(Files.getAttribute(work.resolve("x.bundle.004"), "unix:ino")).isEqualTo(before);
        flip("x.bundle.004", 1_000_000);
        again = prepare("--volume-size", Long.toString(SIZE)).succeeded();
        assertThat(again.out()).startsWith("wrote x.bundle  ");
        bundle.requireWhole("x.bundle", "acme.pub");
    }

    @Test
    void whatTheyHoldIsCopiedIntoOthers() {
        Ran ran = prepare("--volume-size", "3MB", "--reuse", "x.bundle.003", "--json", "-o", "y.bundle");
        List<String> from = new ArrayList<>();
        ran.succeeded().json().path("blobs").forEach(blob -> {
            if (!blob.path("origin").asText().contains("agent")
                    && blob.path("size").asLong() > SIZE) {
                from.add(blob.path("reusedFrom").asText());
            }
        });
        assertThat(from).hasSizeGreaterThan(1).containsOnly("x.bundle");
        bundle.requireWhole("y.bundle.001", "acme.pub");
    }

    @Test
    void theReportNamesThemAndAPlanWritesNone() {
        JsonNode report = prepare("--volume-size", "3MB", "--json").succeeded().json();
        assertThat(report.path("file").asText()).isEqualTo("x.bundle");
        assertThat(report.path("volumes")).hasSameSizeAs(volumes());
        assertThat(report.path("volumes").path(0).asText()).isEqualTo("x.bundle.001");
        Ran plan = prepare("--volume-size", "4GiB", "--dry-run", "--json").succeeded();
        assertThat(plan.json().path("volumes")).hasSize(1);
        assertThat(volumes()).hasSizeGreaterThan(1);
    }

    @Test
    void whatCannotBeMeantIsUsage() {
        for (String size : List.of("4", "many", "4GiB!", "-1G")) {
            assertThat(prepare("--volume-size", size).failed(2).err()).contains("--volume-size");
        }
        bundle.run("prepare", "demo", "-o", "x.bundle.001").failed(2);
        bundle.run("prepare", "demo", "-o", "x.volumes.json").failed(2);
    }

    @Test
    void aFullDiskLeavesTheOlderSet() throws IOException {
        Files.createDirectory(work.resolve("disk"));
        long size = 0;
        for (Path volume : volumes()) {
            size += Files.size(volume);
        }
        Ran ran = bundle.through(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=" + (size + 9_000_000)
                                + " none disk && cp x.bundle.* disk && \"$@\"; code=$?; "
                                + "ls disk; cat disk/x.bundle.0* | sha256sum; umount disk; exit $code",
                        "sh")
                .run("prepare", "demo", "-o", "disk/x.bundle", "--progress", "none", "--volume-size", "5MB");
        assertThat(ran.exitCode()).as("%s", ran).isEqualTo(6);
        assertThat(ran.err()).contains("disk/x.bundle", "No space left on device");
        assertThat(ran.out().lines().filter(line -> line.matches("x\\.bundle\\.[0-9]{3}")))
                .hasSameSizeAs(volumes());
        assertThat(ran.out()).contains(LIST + "\n");
        Files.write(work.resolve("joined"), new byte[0]);
        for (Path volume : volumes()) {
            Files.write(work.resolve("joined"), Files.readAllBytes(volume), StandardOpenOption.APPEND);
        }
        assertThat(ran.out())
                .contains(Program.text("sha256sum", work.resolve("joined").toString())
                        .substring(0, 64));
    }

    /** One that reads every byte, and one that opens the bundle as all others do. */
    private List<Ran> verifyAndInspect() {
        return List.of(
                bundle.run("verify", "x.bundle.001", "--progress", "none"),
                bundle.run("inspect", "x.bundle.001", "--json"));
    }

    private List<Ran> readAll() {
        List<Ran> all = new ArrayList<>(verifyAndInspect());
        all.addAll(List.of(
                bundle.run("extract", "x.bundle.001", "/content", "-o", "out"),
                bundle.run("save", "x.bundle.001", "acme/one:1", "-o", "out.tar"),
                bundle.run("serve", "x.bundle.001", "--listen", "127.0.0.1:0"),
                bundle.run("configure", "x.bundle.001", "--out", "stage")));
        return all;
    }

    private Ran prepare(String... more) {
        return prepare(bundle, more);
    }

    private static Ran prepare(Launcher author, String... more) {
        List<String> words = new ArrayList<>(List.of("prepare", "demo", "--key", "acme.key", "--progress", "none"));
        words.addAll(List.of(more));
        if (!words.contains("-o")) {
            words.addAll(List.of("-o", "x.bundle"));
        }
        return author.run(words.toArray(String[]::new));
    }

    private String load(PodmanStorage podman, String source) {
        Agent.Ended ended = Agent.with(podman.environment())
                .run(
                        "load",
                        "--bundle",
                        source,
                        "--key",
                        work.resolve("acme.pub").toString(),
                        "--runtime",
                        "podman");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.lastLine();
    }

    private Process serve() throws IOException {
        return new ProcessBuilder(
                        Launcher.program().toString(),
                        "serve",
                        "x.bundle.001",
                        "--key",
                        "acme.pub",
                        "--listen",
                        "127.0.0.1:0")
                .directory(work.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<Path> volumes() {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.getFileName().toString().matches("x\\.bundle\\.[0-9]{3}"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String lastVolume() {
        List<Path> all = volumes();
        return all.get(all.size() - 1).getFileName().toString();
    }

    private void exchange(String one, String other) throws IOException {
        Files.move(work.resolve(one), work.resolve("meanwhile"));
        Files.move(work.resolve(other), work.resolve(one));
        Files.move(work.resolve("meanwhile"), work.resolve(other));
    }

    private void flip(String name, long at) throws IOException {
        try (FileChannel channel = open(name)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(work.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
