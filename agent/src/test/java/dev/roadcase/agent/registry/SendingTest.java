package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.registry.Served.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Blobs are hashed while they are sent. */
@Tag("jdk")
@Timeout(60)
class SendingTest {
    private static final int WITHHELD = 64 << 10;
    private static final byte[] LARGE = noise(3_000_001);
    private static final byte[] SMALL = noise(60_000);
    private static final String OF_LARGE = "/v2/acme/api/blobs/" + Digest.of(LARGE);
    private static final String OF_SMALL = "/v2/acme/api/blobs/" + Digest.of(SMALL);

    @TempDir
    Path folder;

    private final TestBundle written =
            new TestBundle().image("quay.io/acme/api:1", TestImage.oci("{}", List.of(LARGE, SMALL)));
    private Disk disk;

    @BeforeEach
    void write() {
        disk = new Disk(written.write(folder.resolve("test.bundle")));
    }

    @Test
    void aDamagedBlobNeverComesToItsEnd() throws IOException {
        long last = place(LARGE) + LARGE.length - 1;
        for (long place : List.of(place(LARGE), last - WITHHELD, last)) {
            Disk damaged = new Disk(folder.resolve("test.bundle"));
            damaged.flipped = place;
            try (Served served = serve(damaged)) {
                assertThat(cut(served, OF_LARGE)).isBetween(1, LARGE.length - WITHHELD);
                assertThat(served.events()).first().asString().contains(Digest.of(LARGE) + " is damaged");
                assertThat(served.get("/v2/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aPartOfADamagedBlobNeverComesToItsEnd() throws IOException {
        disk.flipped = place(LARGE);
        try (Served served = serve(disk)) {
            assertThat(cut(served, OF_LARGE, "Range", "bytes=1000000-1999999")).isBetween(1, 1_000_000 - WITHHELD);
        }
    }

    @Test
    void aShortBlobThatIsDamagedIsAnError() {
        disk.flipped = place(SMALL) + 1;
        try (Served served = serve(disk)) {
            Reply reply = served.get(OF_SMALL);
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.text()).contains("is damaged");
        }
    }

    @Test
    void headLooksAtNothing() {
        try (Served served = serve(disk)) {
            long before = disk.read.get();
            Reply reply = served.ask("HEAD", OF_LARGE);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(LARGE.length));
            assertThat(disk.read.get()).isEqualTo(before);
        }
    }

    /** The disk gives a few reads, and then no more until a client has the bytes of those. */
    @Test
    void aSlowDiskAnswersAtOnce() throws IOException {
        try (Served served = serve(disk)) {
            disk.permits = new Semaphore(4);
            InputStream body = stream(served, OF_LARGE).body();
            assertThat(body.readNBytes(2 * WITHHELD)).isEqualTo(Arrays.copyOf(LARGE, 2 * WITHHELD));
            disk.permits.release(1000);
            assertThat(body.readAllBytes()).isEqualTo(Arrays.copyOfRange(LARGE, 2 * WITHHELD, LARGE.length));
        }
    }

    @Test
    void aPartFromASlowDiskComesAsFarAsTheBlobIsHashed() throws IOException {
        try (Served served = serve(disk)) {
            disk.permits = new Semaphore(20);
            InputStream body =
                    stream(served, OF_LARGE, "Range", "bytes=2000000-").body();
            assertThat(body.readNBytes(WITHHELD)).isEqualTo(Arrays.copyOfRange(LARGE, 2_000_000, 2_000_000 + WITHHELD));
            disk.permits.release(1000);
            assertThat(body.readAllBytes()).isEqualTo(Arrays.copyOfRange(LARGE, 2_000_000 + WITHHELD, LARGE.length));
        }
    }

    @Test
    void aFileWithTheSameStampsIsHashedOnce() {
        disk.stamps = Optional.of(List.of(new FileStamp(1, 2, 3, 4)));
        try (Served served = serve(disk)) {
            long before = disk.read.get();
            whole(served);
            assertThat(disk.read.get() - before).isEqualTo(LARGE.length);
            disk.flipped = place(LARGE);
            assertThat(Digest.of(served.get(OF_LARGE).response().body())).isNotEqualTo(Digest.of(LARGE));
        }
    }

    @Test
    void aFileWithOtherStampsIsHashedAgain() throws IOException {
        disk.stamps = Optional.of(List.of(new FileStamp(1, 2, 3, 4)));
        try (Served served = serve(disk)) {
            whole(served);
            disk.flipped = place(LARGE);
            disk.stamps = Optional.of(List.of(new FileStamp(1, 2, 3, 5)));
            assertThat(cut(served, OF_LARGE)).isBetween(1, LARGE.length - WITHHELD);
            disk.flipped = -1;
            disk.stamps = Optional.of(List.of(new FileStamp(1, 2, 3, 6)));
            whole(served);
        }
    }

    /** A change in the same tick of the clock would have the same stamps. */
    @Test
    void aFileThatHasJustChangedIsHashedAgain() throws IOException {
        disk.stamps =
                Optional.of(List.of(new FileStamp(1, 2, 3, System.currentTimeMillis() * 1_000_000 + 10_000_000_000L)));
        try (Served served = serve(disk)) {
            whole(served);
            disk.flipped = place(LARGE);
            assertThat(cut(served, OF_LARGE)).isBetween(1, LARGE.length - WITHHELD);
        }
    }

    @Test
    void whatHasNoStampsIsHashedEachTime() throws IOException {
        try (Served served = serve(disk)) {
            whole(served);
            whole(served);
            disk.flipped = place(LARGE);
            assertThat(cut(served, OF_LARGE)).isBetween(1, LARGE.length - WITHHELD);
            assertThat(served.get(OF_LARGE).status()).isEqualTo(500);
            disk.flipped = -1;
            whole(served);
        }
    }

    @Test
    void manyWhoPullAFileForTheFirstTimeShareOneHash() {
        disk.stamps = Optional.of(List.of(new FileStamp(1, 2, 3, 4)));
        try (Served served = serve(disk)) {
            IntStream.range(0, 16).parallel().forEach(client -> whole(served));
        }
    }

    @Test
    void aRealFileIsHashedAgainAfterAChangeThatPutItsTimesBack() throws IOException, InterruptedException {
        Path file = folder.resolve("test.bundle");
        assumeThat(FileStamp.of(file)).as("this disk stays in the machine").isPresent();
        Thread.sleep(100);
        try (Served served = Served.of(Bundle.open(file, written.trust()))) {
            whole(served);
            FileTime time = Files.getLastModifiedTime(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {(byte) ~LARGE[0]}), place(LARGE));
            }
            Files.setLastModifiedTime(file, time);
            assertThat(cut(served, OF_LARGE)).isBetween(1, LARGE.length - WITHHELD);
        }
    }

    private Served serve(Disk source) {
        return Served.of(Bundle.open(source, written.trust()));
    }

    private static void whole(Served served) {
        assertThat(Digest.of(served.get(OF_LARGE).response().body())).isEqualTo(Digest.of(LARGE));
    }

    private HttpResponse<InputStream> stream(Served served, String path, String... headers) {
        return served.begin(path, headers);
    }

    /** How many bytes come before the connection is cut. */
    private int cut(Served served, String path, String... headers) throws IOException {
        HttpResponse<InputStream> response = stream(served, path, headers);
        assertThat(response.statusCode()).isBetween(200, 206);
        AtomicInteger count = new AtomicInteger();
        try (InputStream body = response.body()) {
            assertThatThrownBy(() -> {
                        for (int one = body.read(); one >= 0; one = body.read()) {
                            count.incrementAndGet();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        return count.get();
    }

    private long place(byte[] content) {
        try (Bundle bundle = Bundle.open(folder.resolve("test.bundle"), written.trust())) {
            return bundle.blob(Digest.of(content)).map(Entry::offset).orElseThrow();
        }
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }

    /** A disk that counts, can be slow, and can have a bit wrong. */
    private static final class Disk implements Source {
        private final Source file;
        private final AtomicLong read = new AtomicLong();
        private volatile long flipped = -1;
        private volatile Semaphore permits = new Semaphore(1_000_000);
        private volatile Optional<List<FileStamp>> stamps = Optional.empty();

        Disk(Path file) {
            this.file = FileSource.open(file);
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public Optional<List<FileStamp>> stamps() {
            return stamps;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            permits.acquireUninterruptibly();
            int start = target.position();
            int count = file.read(target, position);
            read.addAndGet(count);
            if (position <= flipped && flipped < position + count) {
                int at = start + (int) (flipped - position);
                target.put(at, (byte) (target.get(at) ^ 1));
            }
            return count;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
