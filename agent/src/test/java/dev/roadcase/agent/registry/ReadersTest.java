package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.source.UrlSource;
import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many readers of one bundle over HTTP fetch. */
@Tag("jdk")
class ReadersTest {
    private static final int READERS = 16;
    private static final byte[] LARGE = noise(40_000_003, 0);
    /** Each is two parts and a bit. */
    private static final List<byte[]> SMALL = smallOnes();

    @TempDir
    Path folder;

    private Served served;
    private CuttingProxy counter;
    private Bundle bundle;

    @BeforeEach
    void serve() {
        List<byte[]> layers = new ArrayList<>(SMALL);
        layers.add(LARGE);
        TestBundle written = new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", layers));
        served = Served.of(written, folder);
        counter = new CuttingProxy(served.url());
        bundle = Bundle.open(UrlSource.open(counter.url(), Optional.empty(), Optional.empty()), written.trust());
    }

    @AfterEach
    void stop() throws IOException {
        bundle.close();
        counter.close();
        served.close();
    }

    @Test
    void sixteenReadersOfTheSameFetchItOnce() {
        assertThat(fetched(READERS, reader -> read(LARGE, 0, LARGE.length))).isLessThan((long) (LARGE.length * 1.05));
    }

    @Test
    void sixteenReadersOfSixteenPlacesFetchWhatTheyNeed() {
        int section = LARGE.length / READERS;
        assertThat(fetched(READERS, reader -> read(LARGE, reader * section, section)))
                .isLessThan((long) (LARGE.length * 1.05));
    }

    @Test
    void sixteenReadersOfSixteenBlobsFetchWhatTheyNeed() {
        long needed = SMALL.stream().mapToLong(blob -> blob.length).sum();
        assertThat(fetched(READERS, reader -> read(SMALL.get(reader), 0, SMALL.get(reader).length)))
                .isLessThan((long) (needed * 1.05));
    }

    /** More than there are parts: some read without them. */
    @Test
    void fortyReadersFetchWhatTheyNeed() {
        int readers = 40;
        int section = LARGE.length / readers;
        assertThat(fetched(readers, reader -> read(LARGE, reader * section, section)))
                .isLessThan((long) (LARGE.length * 1.05));
    }

    private long fetched(int readers, IntConsumer reading) {
        long before = counter.passed();
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                int reader = i;
                running.add(threads.submit(() -> reading.accept(reader)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
        return counter.passed() - before;
    }

    private void read(byte[] content, int from, int length) {
        Entry entry = bundle.blob(Digest.of(content)).orElseThrow();
        byte[] buffer = new byte[64 << 10];
        int at = from;
        try (InputStream in = bundle.part(entry, from, length)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                assertThat(Arrays.equals(buffer, 0, count, content, at, at + count))
                        .isTrue();
                at += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(at).isEqualTo(from + length);
    }

    private static List<byte[]> smallOnes() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 1; i <= READERS; i++) {
            all.add(noise((2 << 20) + 7 * i, i));
        }
        return all;
    }

    private static byte[] noise(int size, int seed) {
        byte[] noise = new byte[size];
        new Random(seed).nextBytes(noise);
        return noise;
    }
}
