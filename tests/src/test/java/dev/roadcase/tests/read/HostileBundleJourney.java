package dev.roadcase.tests.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every verb that reads refuses a bundle that is not what was signed, with exit 4 and three lines, and writes nothing. Of
 * each kind of damage one is shown to all of them: they open a bundle in the same way.
 */
class HostileBundleJourney {
    private static final byte[] CONTENT = new byte[100_000];
    private static final String FILE = "x.bundle";
    private static final int BLOCK = 512;

    @TempDir
    private static Path made;

    @TempDir
    private Path work;

    private Launcher bundle;
    private Path file;

    @BeforeAll
    static void prepare() {
        new Random(2).nextBytes(CONTENT);
        DemoSource.in(made, "demo", """
                images: [{build: "acme/one:1", from: scratch, layers: [{copy: content, to: /content}]}]
                files: [{source: content, path: /content}]
                """).file("content", CONTENT);
        Launcher.in(made)
                .run("prepare", "demo", "-o", FILE, "--progress", "none")
                .succeeded();
    }

    @BeforeEach
    void copy() {
        Program.run("cp", "-a", made + "/.", work.toString());
        bundle = Launcher.in(work);
        file = work.resolve(FILE);
    }

    @Test
    void aBundleThatIsCutOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20_480));
        requireRefused();
        Files.write(file, Arrays.copyOf(whole, 3000));
        requireRefusedBy(verify());
    }

    @Test
    void aFlippedBitOfAFileIsFoundByWhateverUsesIt() throws IOException {
        long at = find(CONTENT);
        change(at + 5000, new byte[] {(byte) (CONTENT[5000] ^ 1)});
        assertThat(verify().failed(4).err())
                .containsPattern("blobs/sha256/[0-9a-f]{64}")
                .contains("is damaged at byte ");
        assertThat(extract().failed(4).err()).contains("is damaged");
        assertThat(work.resolve("out/content")).doesNotExist();
        bundle.run("inspect", FILE).succeeded();
    }

    @Test
    void aChangedIndexIsNotOpenedAtAll() throws IOException {
        change(find("docker.io/acme/one:1".getBytes(UTF_8)), "docker.io/evil/one:1".getBytes(UTF_8));
        requireRefused();
    }

    @Test
    void twoEntriesOfOneNameAnAbsolutePathALinkAndAnAbsurdSizeAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        long second = find("index.json\0".getBytes(UTF_8));
        change(second, new Header("oci-layout", '0', "00000000020").bytes());
        requireRefused();
        for (Header header : List.of(
                new Header("/index.json", '0', "00000000020"),
                new Header("../index.json", '0', "00000000020"),
                new Header("index.json", '2', "00000000000"),
                new Header("index.json", '0', "77777777777"),
                new Header("index.json", '0', "-0000000020"))) {
            Files.write(file, whole);
            change(second, header.bytes());
            requireRefusedBy(verify());
        }
    }

    @Test
    void anIndexOfAHundredMebibytesAndOneOfDeepNestingAreRefused() throws IOException {
        byte[] layout = new Header("oci-layout", '0', "00000000000").bytes();
        byte[] index = new Header("index.json", '0', Long.toOctalString(100L << 20)).bytes();
        Files.write(file, layout);
        change(BLOCK, index);
        change(2 * BLOCK + (100L << 20) + 10_240, new byte[10_240]);
        requireRefused();
        byte[] deep = "[".repeat(100_000).getBytes(UTF_8);
        Files.write(file, layout);
        change(BLOCK, new Header("index.json", '0', Long.toOctalString(deep.length)).bytes());
        change(2 * BLOCK, deep);
        change(409_599, new byte[1]);
        requireRefusedBy(verify());
    }

    @Test
    void whatIsNoBundleIsSaidToBeNone() throws IOException {
        Files.write(file, new byte[0]);
        requireCode(List.of(3, 4), List.of(verify()));
        Files.writeString(file, "hello");
        requireCode(List.of(3, 4), readAll());
        Files.delete(file);
        requireCode(List.of(3, 6), readAll());
        Files.createDirectory(file);
        requireCode(List.of(3, 6), List.of(verify()));
    }

    /** A header as hostile as a test wants it, with its checksum right (POSIX.1-2017, pax, "ustar Interchange Format"). */
    private record Header(String name, char type, String size) {
        byte[] bytes() {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            block.put(0, name.getBytes(UTF_8));
            block.put(100, "0000644\0000000000\0000000000\0".getBytes(UTF_8));
            block.put(124, ("0".repeat(11 - size.length()) + size + "\00000000000000\0").getBytes(UTF_8));
            block.put(148, "        ".getBytes(UTF_8));
            block.put(156, (type + "target").getBytes(UTF_8));
            if (type == '0') {
                block.put(157, new byte[6]);
            }
            block.put(257, "ustar\00000".getBytes(UTF_8));
            int sum = 0;
            for (byte value : block.array()) {
                sum += value & 0xff;
            }
            block.put(148, String.format("%06o\0 ", sum).getBytes(UTF_8));
            return block.array();
        }
    }

    private void requireRefused() {
        requireCode(List.of(4), readAll());
    }

    private void requireRefusedBy(Ran ran) {
        requireCode(List.of(4), List.of(ran));
    }

    private void requireCode(List<Integer> codes, List<Ran> all) {
        for (Ran ran : all) {
            assertThat(codes).as("%s", ran).contains(ran.exitCode());
            ran.failed(ran.exitCode());
            assertThat(ran.err()).contains(FILE).doesNotContain("unexpected");
        }
        assertThat(work.resolve("out.tar")).doesNotExist();
        assertThat(work.resolve("out/content")).doesNotExist();
    }

    private List<Ran> readAll() {
        return List.of(
                verify(),
                bundle.run("inspect", FILE, "--json"),
                extract(),
                bundle.run("save", FILE, "acme/one:1", "-o", "out.tar"),
                bundle.run("serve", FILE, "--listen", "127.0.0.1:0"));
    }

    private Ran verify() {
        return bundle.run("verify", FILE, "--progress", "none");
    }

    private Ran extract() {
        return bundle.run("extract", FILE, "/content", "-o", "out");
    }

    private long find(byte[] wanted) throws IOException {
        byte[] all = Files.readAllBytes(file);
        for (int at = 0; at <= all.length - wanted.length; at++) {
            if (all[at] == wanted[0] && Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("not in the bundle: " + new String(wanted, UTF_8));
    }

    private void change(long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }
}
