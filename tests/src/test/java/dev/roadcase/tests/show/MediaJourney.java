package dev.roadcase.tests.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stick that is enough: a disk of its own, a FUSE file system that calls itself FAT, one that is slow, one that is pulled. */
@Timeout(600)
class MediaJourney {
    private static final byte[] CONTENT = new byte[12 << 20];

    private static final String SMALL = """
            apiVersion: roadcase.dev/v1
            name: small
            version: 1.0.0
            cluster: {kubernetes: v1.36.4}
            """;

    @TempDir
    private static Path made;

    @TempDir
    private Path work;

    private Launcher bundle;
    private Path stick;

    @BeforeAll
    static void prepare() {
        new Random(5).nextBytes(CONTENT);
        DemoSource.in(made, "demo", """
                images: [{build: "acme/one:1", from: scratch, layers: [{copy: content, to: /content}]}]
                """).file("content", CONTENT);
        Launcher author = Launcher.in(made);
        author.run("keygen", "--out", "acme", "--no-passphrase").succeeded();
        author.run("trust", "acme.pub", "--name", "acme").succeeded();
        author.run("prepare", "demo", "--key", "acme.key", "-o", "x.bundle", "--progress", "none")
                .succeeded();
    }

    @BeforeEach
    void begin() throws IOException {
        bundle = Launcher.in(made);
        stick = Files.createDirectory(work.resolve("stick"));
    }

    @AfterEach
    void unmount() throws IOException {
        if (Program.text("cat", "/proc/self/mountinfo").contains(" " + stick + " ")) {
            Program.asRoot("umount", "--lazy", stick.toString());
        }
    }

    @Test
    void aDiskIsNamedBeforeItIsWrittenAndReadBackFromTheDiskItself() throws IOException {
        mountDisk();
        Ran asked = bundle.run("media", "x.bundle", stick.toString());
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).containsPattern("to " + stick + " on .+ \\(loop[0-9]+, 200\\.0 MiB\\), ext4, ");
        assertThat(asked.err()).endsWith("hint: say that it may be done: --yes\n");
        assertThat(stick.resolve("x.bundle")).doesNotExist();
        Ran written = media().succeeded();
        assertThat(written.out()).contains("6 written  0 unchanged  read back from the disk");
        assertThat(stick.resolve("x.bundle")).hasSameBinaryContentAs(made.resolve("x.bundle"));
        assertThat(stick.resolve("keys/acme.pub")).hasSameBinaryContentAs(made.resolve("acme.pub"));
        assertThat(media().succeeded().out()).startsWith("nothing changed: ");
    }

    @Test
    void aStickThatIsTooSmallIsNotBegun() throws IOException {
        mountDisk();
        Program.run("fallocate", "-l", "150M", stick.resolve("holiday.mp4").toString());
        assertThat(media().failed(6).err()).contains("No space left on device: ", " MiB of that have no room");
        assertThat(stick).isDirectoryNotContaining("glob:**/x.bundle*");
    }

    @Test
    void aLaptopWithoutJavaHoldsTheShowFromTheStick() throws IOException {
        mountDisk();
        media().succeeded();
        Path tools = tools(
                "sh",
                "dirname",
                "uname",
                "mkdir",
                "mktemp",
                "rm",
                "sha256sum",
                "tar",
                "gzip",
                "mv",
                "sed",
                "getconf",
                "locale");
        assertThat(onBareLaptop(tools, "command -v java").exitCode()).isEqualTo(127);
        Ran first = onBareLaptop(tools, "cd stick && sh start.sh trust keys/acme.pub")
                .succeeded();
        assertThat(first.err()).startsWith("unpacking the program into ");
        assertThat(onBareLaptop(tools, "cd stick && sh start.sh verify x.bundle --progress none")
                        .succeeded()
                        .out())
                .startsWith("ok x.bundle signed by ");
        Files.createDirectory(work.resolve("next"));
        onBareLaptop(tools, "sh stick/start.sh media stick/x.bundle next --yes").succeeded();
        assertThat(work.resolve("next/roadcase/bundle-linux-amd64.tar.gz"))
                .hasSameBinaryContentAs(stick.resolve("roadcase/bundle-linux-amd64.tar.gz"));
    }

    @Test
    void anotherLaptopTakesTheShowOver() throws IOException {
        Launcher first = presenter();
        first.run("configure", "small.bundle", "--out", "stage").succeeded();
        String[] words = {"media", "small.bundle", stick.toString(), "--dir", "stage", "--yes", "--progress", "none"};
        assertThat(quiet(first.run(words)).failed(2).err()).contains("set ROADCASE_PASSPHRASE");
        assertThat(stick.resolve("show.pgp")).doesNotExist();
        first.with("ROADCASE_PASSPHRASE", "correct horse battery").run(words).succeeded();
        Files.move(work.resolve("small.bundle"), work.resolve("gone.bundle"));
        String open = "sh stick/start.sh media --open stick --dir taken";
        Ran wrong = onBareLaptop(Path.of("/usr/bin"), "ROADCASE_PASSPHRASE=wrong " + open);
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(work.resolve("taken")).doesNotExist();
        assertThat(onBareLaptop(Path.of("/usr/bin"), "ROADCASE_PASSPHRASE='correct horse battery' " + open)
                        .succeeded()
                        .out())
                .isEqualTo("opened taken  small 1.0.0\n");
        assertThat(work.resolve("taken/kubeconfig")).hasSameBinaryContentAs(work.resolve("stage/kubeconfig"));
        assertThat(work.resolve("taken/pki")).isDirectoryContaining("glob:**.key");
        assertThat(work.resolve("taken/cluster.json")).content().contains(stick.resolve("small.bundle") + "\"");
        assertThat(onBareLaptop(Path.of("/usr/bin"), "sh stick/start.sh ls")
                        .succeeded()
                        .out())
                .contains("small", "taken");
    }

    /** The program of the stick has all modules of Java that a show needs. */
    @Test
    void aLaptopWithoutJavaConfiguresAShow() throws IOException {
        presenter()
                .run("media", "small.bundle", stick.toString(), "--yes", "--progress", "none")
                .succeeded();
        onBareLaptop(Path.of("/usr/bin"), "cd stick && sh start.sh trust keys/small.pub")
                .succeeded();
        onBareLaptop(Path.of("/usr/bin"), "sh stick/start.sh configure stick/small.bundle --out own")
                .succeeded();
        assertThat(work.resolve("own/user-data/controller.yaml")).isNotEmptyFile();
    }

    /** Somebody with a bundle of a small cluster, whose key is trusted. */
    private Launcher presenter() throws IOException {
        TestBundle small = new TestBundle()
                .image("registry.k8s.io/pause:3.10", TestImage.oci("{}", "a layer"))
                .file("/opt/bin/kubelet", new byte[] {1}, "controller,node")
                .demo("demo.yaml", SMALL.getBytes(StandardCharsets.UTF_8));
        small.write(work.resolve("small.bundle"));
        Path trusted = Files.createDirectories(work.resolve("settings/roadcase/trusted"));
        Files.write(trusted.resolve("small.pub"), small.key().pem());
        return Launcher.in(work);
    }

    @Test
    void aProgramThatIsDamagedOnTheStickIsNotStarted() throws IOException {
        media().succeeded();
        Path archive = stick.resolve("roadcase/bundle-linux-amd64.tar.gz");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        Ran ran = onBareLaptop(Path.of("/usr/bin"), "sh stick/start.sh --version");
        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.err())
                .contains("error: ", "bundle-linux-amd64.tar.gz is damaged", "hint: write the stick again");
        assertThat(work.resolve("home/.cache/roadcase")).isEmptyDirectory();
    }

    @Test
    @Tag("fuse")
    void anotherLaptopVerifiesVolumesWithTheKeyOfTheStick() throws IOException {
        mountFuse();
        media("--volume-size", "3MiB").succeeded();
        assertThat(stick.resolve("x.bundle.003")).hasSize(3 << 20);
        Launcher other = Launcher.in(work);
        other.run("verify", stick.resolve("x.bundle.001").toString(), "--progress", "none")
                .failed(4);
        other.run("trust", stick.resolve("keys/acme.pub").toString()).succeeded();
        other.run("verify", stick.resolve("x.bundle.001").toString(), "--progress", "none")
                .succeeded();
    }

    @Test
    @Tag("fuse")
    void aKilledCopyGoesOnAndAStickThatIsPulledIsSaid() throws Exception {
        mountFuse("--write-rate=4M");
        Process killed = start();
        Object begun = Files.getAttribute(awaitPart(), "unix:ino");
        killed.destroyForcibly().waitFor();
        assertThat(stick.resolve("x.bundle")).doesNotExist();
        Process pulled = start();
        awaitPart();
        pull();
        assertThat(pulled.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(pulled.exitValue()).isEqualTo(6);
        assertThat(Files.readString(made.resolve("started.log")))
                .contains("error: ", "x.bundle")
                .contains("hint: ");
        mountFuse();
        media().succeeded();
        assertThat(stick.resolve("x.bundle")).hasSameBinaryContentAs(made.resolve("x.bundle"));
        assertThat(Files.getAttribute(work.resolve("under/x.bundle"), "unix:ino"))
                .isEqualTo(begun);
    }

    private Ran media(String... more) {
        List<String> words =
                new ArrayList<>(List.of("media", "x.bundle", stick.toString(), "--yes", "--progress", "none"));
        words.addAll(List.of(more));
        return quiet(bundle.run(words.toArray(String[]::new)));
    }

    /** A folder that leads to these programs, and to no other. */
    private Path tools(String... names) throws IOException {
        Path folder = Files.createDirectory(work.resolve("tools"));
        for (String name : names) {
            Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\nexec /usr/bin/" + name + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }

    /** What a shell does with this, and nothing of this computer in its environment. */
    private Ran onBareLaptop(Path tools, String words) throws IOException {
        // Java takes the folder of a user's settings from the list of users, and not from HOME.
        Path home = work.resolve("home");
        Process process = new ProcessBuilder(
                        "/usr/bin/env",
                        "-i",
                        "PATH=" + tools,
                        "HOME=" + home,
                        "XDG_CONFIG_HOME=" + home.resolve(".config"),
                        "/bin/sh",
                        "-c",
                        words)
                .directory(work.toFile())
                .redirectError(work.resolve("said").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.onExit().join().exitValue(), out, Files.readString(work.resolve("said")));
    }

    /** Without the lines that say what will be written. */
    private static Ran quiet(Ran ran) {
        String complaint = ran.err()
                .lines()
                .filter(line -> line.matches("(error|hint): .*"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return new Ran(ran.exitCode(), ran.out(), complaint);
    }

    private Process start() {
        return bundle.start("media", "x.bundle", stick.toString(), "--yes", "--progress", "none");
    }

    /** Waits until more of the bundle has arrived than the first blobs. */
    private Path awaitPart() throws Exception {
        Path part = work.resolve("under/x.bundle.partial");
        long before = Files.exists(part) ? Files.size(part) : 0;
        while (!Files.exists(part) || Files.size(part) < before + (2 << 20)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return part;
    }

    /** Whatever is read or written there fails from now on: nobody answers for its file system any more. */
    private void pull() {
        String id = Program.text("pgrep", "-f", "^bindfs .* " + stick + "$").strip();
        Program.asRoot("kill", "-KILL", id);
        Program.asRoot("umount", "--lazy", stick.toString());
    }

    private void mountDisk() {
        Path image = work.resolve("disk");
        Program.run("truncate", "-s", "200M", image.toString());
        String user = Program.text("id", "-u").strip() + ":"
                + Program.text("id", "-g").strip();
        Program.run("/sbin/mkfs.ext4", "-q", "-E", "root_owner=" + user, image.toString());
        Program.asRoot("mount", "-o", "loop", image.toString(), stick.toString());
    }

    private void mountFuse(String... more) throws IOException {
        Files.createDirectories(work.resolve("under"));
        List<String> words = new ArrayList<>(List.of("bindfs", "-o", "subtype=fusefat"));
        words.addAll(List.of(more));
        words.addAll(List.of(work.resolve("under").toString(), stick.toString()));
        Program.asRoot(words.toArray(String[]::new));
    }
}
