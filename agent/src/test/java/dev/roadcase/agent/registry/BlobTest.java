package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.source.FileSource;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.registry.Served.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
class BlobTest {
    private static final byte[] CONTENT = new byte[1_000_003];
    private static final Digest LAYER;
    private static final TestImage IMAGE;
    private static final String PATH;

    static {
        new Random(1).nextBytes(CONTENT);
        LAYER = Digest.of(CONTENT);
        IMAGE = TestImage.oci("{}", List.of(CONTENT));
        PATH = "/v2/acme/api/blobs/" + LAYER;
    }

    @TempDir
    Path folder;

    private final TestBundle written = new TestBundle().image("quay.io/acme/api:1", IMAGE);

    @Test
    void aRangeGivesThoseBytes() {
        try (Served served = Served.of(written, folder)) {
            part(served, "bytes=0-0", 0, 1);
            part(served, "bytes=500000-", 500_000, CONTENT.length);
            part(served, "bytes=-3", CONTENT.length - 3, CONTENT.length);
            part(served, "bytes=-99999999", 0, CONTENT.length);
            part(served, "bytes=1000000-99999999", 1_000_000, CONTENT.length);
        }
    }

    @Test
    void aRangeAfterTheEndIsNotSatisfiable() {
        try (Served served = Served.of(written, folder)) {
            for (String range : List.of("bytes=1000003-", "bytes=9999999-99999999", "bytes=-0", "bytes=5-2")) {
                Reply reply = served.get(PATH, "Range", range);
                assertThat(reply.status()).as(range).isEqualTo(416);
                assertThat(reply.header("Content-Range")).isEqualTo("bytes */1000003");
            }
        }
    }

    @Test
    void whatIsNoSingleRangeGivesAll() {
        try (Served served = Served.of(written, folder)) {
            for (String range : List.of("bytes=0-1,5-6", "lines=1-2", "bytes=x", "bytes=-")) {
                Reply reply = served.get(PATH, "Range", range);
                assertThat(reply.status()).as(range).isEqualTo(200);
                assertThat(Digest.of(reply.response().body())).isEqualTo(LAYER);
            }
        }
    }

    @Test
    void aRangeOfWhatTheClientNoLongerMeansGivesAll() {
        try (Served served = Served.of(written, folder)) {
            assertThat(served.get(PATH, "Range", "bytes=0-1", "If-Range", "\"other\"")
                            .status())
                    .isEqualTo(200);
            assertThat(served.get(PATH, "Range", "bytes=0-1", "If-Range", '"' + LAYER.toString() + '"')
                            .status())
                    .isEqualTo(206);
        }
    }

    @Test
    void manyClientsThatAskAtOnceCauseOneHashing() {
        CountingSource source = new CountingSource(written.write(folder.resolve("test.bundle")));
        try (Served served = Served.of(Bundle.open(source, written.trust()))) {
            long before = source.read.get();
            List<Reply> replies = IntStream.range(0, 16)
                    .parallel()
                    .mapToObj(client -> served.get(PATH, "Range", "bytes=0-9"))
                    .toList();
            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(206));
            assertThat(source.read.get() - before).isBetween((long) CONTENT.length, CONTENT.length + 16L * 10);
        }
    }

    @Test
    void aShortPartOfADamagedBlobIsRefusedAndTheBlobIsNamedOnce() {
        Path file = written.write(folder.resolve("test.bundle"));
        try (Served served = Served.of(Bundle.open(new FlippedSource(file, damagedByte(file)), written.trust()))) {
            for (String range : List.of("bytes=0-0", "bytes=-1", "bytes=0-65535", "bytes=0-")) {
                Reply reply = served.get(PATH, "Range", range);
                assertThat(reply.status()).isEqualTo(500);
                assertThat(reply.text()).contains("\"code\":\"UNKNOWN\"", LAYER + " is damaged");
            }
            assertThat(served.events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Event.Warned.class,
                            warned -> assertThat(warned.fact()).contains("blobs/sha256/" + LAYER.hex(), "not served"));
            assertThat(served.get("/v2/acme/api/manifests/1").status()).isEqualTo(200);
        }
    }

    @Test
    void aDamagedManifestKeepsNoOtherImageFromBeingServed() {
        TestImage other = TestImage.oci("{\"os\":\"linux\"}", "other");
        TestBundle both = written.image("quay.io/acme/other:1", other);
        Path file = both.write(folder.resolve("test.bundle"));
        long flipped = offset(file, other.descriptor().digest());
        try (Served served = Served.of(Bundle.open(new FlippedSource(file, flipped), both.trust()))) {
            assertThat(served.get("/v2/acme/api/manifests/1").status()).isEqualTo(200);
            Reply damaged = served.get("/v2/acme/other/manifests/1");
            assertThat(damaged.status()).isEqualTo(500);
            assertThat(damaged.text()).contains(other.descriptor().digest() + " is damaged");
            assertThat(served.events()).first().asString().contains("quay.io/acme/other:1 is served in part");
        }
    }

    @Test
    void aDiskThatFailsOnceIsReadAgain() {
        Path file = written.write(folder.resolve("test.bundle"));
        FailingSource source = new FailingSource(file);
        try (Served served = Served.of(Bundle.open(source, written.trust()))) {
            source.failing = true;
            assertThat(served.get(PATH).status()).isEqualTo(500);
            source.failing = false;
            assertThat(Digest.of(served.get(PATH).response().body())).isEqualTo(LAYER);
        }
    }

    private static void part(Served served, String range, int from, int to) {
        Reply reply = served.get(PATH, "Range", range);
        assertThat(reply.status()).as(range).isEqualTo(206);
        assertThat(reply.header("Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + CONTENT.length);
        assertThat(Arrays.equals(reply.response().body(), Arrays.copyOfRange(CONTENT, from, to)))
                .as(range)
                .isTrue();
    }

    private long damagedByte(Path file) {
        return offset(file, LAYER) + CONTENT.length - 1;
    }

    private long offset(Path file, Digest digest) {
        try (Bundle bundle = Bundle.open(file, written.trust())) {
            return bundle.blob(digest).map(Entry::offset).orElseThrow();
        }
    }

    /** Counts the bytes that were read. */
    private static final class CountingSource extends Wrapped {
        private final AtomicLong read = new AtomicLong();

        CountingSource(Path file) {
            super(file);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            int count = super.read(target, position);
            read.addAndGet(count);
            return count;
        }
    }

    /** Has one bit wrong. */
    private static final class FlippedSource extends Wrapped {
        private final long flipped;

        FlippedSource(Path file, long flipped) {
            super(file);
            this.flipped = flipped;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            int start = target.position();
            int count = super.read(target, position);
            if (position <= flipped && flipped < position + count) {
                int at = start + (int) (flipped - position);
                target.put(at, (byte) (target.get(at) ^ 1));
            }
            return count;
        }
    }

    /** Cannot be read while it is failing. */
    private static final class FailingSource extends Wrapped {
        private volatile boolean failing;

        FailingSource(Path file) {
            super(file);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            if (failing) {
                throw new IOException("the stick was pulled");
            }
            return super.read(target, position);
        }
    }

    private static class Wrapped implements Source {
        private final Source file;

        Wrapped(Path file) {
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
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
