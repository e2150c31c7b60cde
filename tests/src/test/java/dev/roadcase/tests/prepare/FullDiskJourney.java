package dev.roadcase.tests.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A disk that becomes full is said to be, and once there is room the same command goes on. */
@Timeout(900)
class FullDiskJourney {
    private static final int MIB = 1 << 20;
    /** Runs the command on a file system that is made small when somebody writes into the pipe, and again with room. */
    private static final String SCRIPT = """
            mount -t tmpfs -o size=200m none disk || exit 1
            cp older disk/demo.bundle || exit 1
            (
              read -r _ <full
              used=$(df --output=used -k disk | tail -n 1)
              until mount -o remount,size=$((used += 64))k disk; do :; done
              : >small
            ) 2>/dev/null &
            "$@"; first=$?
            cmp disk/demo.bundle older || exit 1
            mount -o remount,size=200m disk || exit 1
            echo --
            "$@"; second=$?
            cp disk/demo.bundle . && ls disk >right
            umount disk
            echo "$first $second" >codes
            """;

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
    void start() throws IOException {
        registry = new SlowRegistry(work, pushed);
        registry.image("acme/one:1", 1, 3 * MIB, 2 * MIB, MIB / 2).image("acme/two:1", 10, 3 * MIB);
        // What is under way when the disk is full is lost: on a fast link that is whatever the sockets hold.
        registry.proxy().limit(2 * MIB);
        Files.createDirectory(work.resolve("disk"));
        Files.writeString(work.resolve("older"), "an older bundle");
        Program.run("mkfifo", work.resolve("full").toString());
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    static List<Integer> percents() {
        return Campaign.some(3, "a full disk after so many percent", List.of(0, 1, 5, 12, 25, 35, 45, 55, 65, 80));
    }

    @ParameterizedTest
    @MethodSource("percents")
    void aDiskThatIsFullIsSaidAndTheSameCommandGoesOnOnceThereIsRoom(int percent) throws Exception {
        long some = Math.max(1, registry.bytes() * percent / 100);
        registry.proxy().stopAt(some);
        Process prepare = Launcher.in(work)
                .through("unshare", "--mount", "sh", "-c", SCRIPT, "sh")
                .start(
                        "prepare",
                        "demo",
                        "-o",
                        "disk/demo.bundle",
                        "--progress",
                        "none",
                        "--plain-http",
                        registry.proxy().host());
        registry.proxy().awaitBlobBytes(some);
        Files.writeString(work.resolve("full"), "now\n");
        while (!Files.exists(work.resolve("small"))) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        registry.proxy().goOn();
        assertThat(prepare.waitFor(10, TimeUnit.MINUTES)).isTrue();
        requireSaidAndGoneOn();
        registry.verify();
        assertThat(registry.proxy().blobBytes()).isLessThan(registry.bytes() * 102 / 100 + MIB);
    }

    private void requireSaidAndGoneOn() throws IOException {
        List<String> said = Files.readAllLines(work.resolve("started.log"));
        assertThat(Files.readString(work.resolve("codes"))).as("%s", said).isEqualTo("6 0\n");
        assertThat(said.indexOf("--")).as("%s", said).isBetween(1, 3);
        assertThat(said.get(0)).startsWith("error: ").contains("No space left on device");
        assertThat(Files.readString(work.resolve("right"))).isEqualTo("demo.bundle\n");
    }
}
