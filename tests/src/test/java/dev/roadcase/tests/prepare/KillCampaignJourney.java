package dev.roadcase.tests.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Campaign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One prepare over a slow link that is killed again and again, at random moments of all its phases. In full these are 30
 * kills of 500 MiB.
 */
@Timeout(1800)
class KillCampaignJourney {
    private static final int MIB = 1 << 20;
    private static final int KILLS = Campaign.isFull() ? 30 : 4;
    private static final int SIZE = (Campaign.isFull() ? 510 : 40) * MIB;
    private static final long RATE = (Campaign.isFull() ? 10L : 6L) * MIB;

    private final Random random = Campaign.random("kills of prepare");

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
        int left = SIZE;
        for (int image = 0; left > 0; image++) {
            int[] sizes = layers(Math.min(left, SIZE / 6));
            registry.image("acme/image-" + image + ":1", 1000 * image, sizes);
            left -= IntStream.of(sizes).sum();
        }
        registry.proxy().limit(RATE);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void hardlyAByteIsFetchedTwice() throws Exception {
        long[] moments =
                random.longs(KILLS, 0, registry.bytes() * 9 / 10).sorted().toArray();
        for (long moment : moments) {
            kill(moment);
        }
        registry.prepare("--progress", "none").succeeded();
        registry.verify();
        assertThat(registry.leftovers()).isEmpty();
        long most = registry.bytes() * 102 / 100 + (long) KILLS * MIB;
        long came = registry.proxy().blobBytes();
        System.out.printf(
                "%d kills: %d bytes of blobs came for %d; %.3f times, and %d more allowed%n",
                KILLS, came, registry.bytes(), (double) came / registry.bytes(), most - came);
        assertThat(came).isLessThanOrEqualTo(most);
    }

    /** Once so much has come over all runs, and a little later: perhaps while the next run still hashes what is there. */
    private void kill(long moment) throws InterruptedException {
        Process prepare = registry.start();
        registry.proxy().awaitBlobBytes(moment);
        prepare.waitFor(random.nextInt(700), TimeUnit.MILLISECONDS);
        prepare.destroyForcibly().waitFor();
    }

    private int[] layers(int bytes) {
        int first = bytes / 2 + random.nextInt(bytes / 4);
        int second = (bytes - first) / 2;
        return new int[] {first, second, bytes - first - second};
    }
}
