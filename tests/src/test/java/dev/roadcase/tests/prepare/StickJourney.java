package dev.roadcase.tests.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stick as the output: a folder behind a FUSE file system that calls itself exFAT. The files in the folder can have
 * holes, so a gap that somebody leaves on the stick can be seen there.
 */
@Timeout(900)
@Tag("fuse")
class StickJourney {
    private static final int MIB = 1 << 20;

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
        registry = new SlowRegistry(work, pushed).into("stick/demo.bundle");
        registry.image("acme/one:1", 1, MIB, 4 * MIB, 2 * MIB).image("acme/two:1", 10, 3 * MIB);
        Files.createDirectory(work.resolve("under"));
        Files.createDirectory(work.resolve("stick"));
        Program.asRoot("bindfs", "-o", "subtype=exfat", path("under"), path("stick"));
    }

    @AfterEach
    void stop() {
        registry.close();
        Program.asRoot("umount", path("stick"));
    }

    @Test
    void everythingIsWrittenInItsOrderAndGoesOnAfterAKill() throws Exception {
        registry.proxy().limit(4 * MIB);
        for (int kill = 1; kill <= 2; kill++) {
            registry.killAfter(2 * MIB);
            requireNoGap(work.resolve("under/demo.bundle.partial"));
        }
        registry.proxy().limit(Long.MAX_VALUE);
        assertThat(registry.prepare("--progress", "plain").succeeded().err())
                .contains("everything is written in its order, since fuse.exfat would fill gaps with zeros first");
        registry.verify();
        assertThat(work.resolve("under")).isDirectoryContaining("glob:**/demo.bundle");
        assertThat(registry.proxy().blobBytes()).isLessThan(registry.bytes() * 102 / 100 + 2 * MIB);
    }

    @Test
    void volumesToo() throws Exception {
        registry.prepare("--progress", "none", "--volume-size", "3MiB").succeeded();
        registry.verify();
    }

    /** A blob that was begun behind one that is missing would have left a hole before it. */
    private static void requireNoGap(Path file) throws IOException {
        long allocated = 512
                * Long.parseLong(
                        Program.text("stat", "-c", "%b", file.toString()).trim());
        assertThat(allocated).isPositive().isGreaterThanOrEqualTo(Files.size(file));
    }

    private String path(String name) {
        return work.resolve(name).toString();
    }
}
