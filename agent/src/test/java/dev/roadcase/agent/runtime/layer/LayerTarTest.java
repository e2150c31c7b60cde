package dev.roadcase.agent.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("jdk")
@Timeout(60)
class LayerTarTest {
    private static final byte[] TAR = new byte[700_000];

    static {
        new Random(1).nextBytes(TAR);
        Arrays.fill(TAR, 1000, 300_000, (byte) 'a');
    }

    @Test
    void theFirstBytesSayHowItIsCompressed() throws IOException {
        assertThat(read(gzip(TAR))).isEqualTo(TAR);
        assertThat(read(Zstd.compress(TAR))).isEqualTo(TAR);
        assertThat(read(TAR)).isEqualTo(TAR);
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void gzipOfManyMembersIsReadToItsEnd() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int at = 0; at < TAR.length; at += 65_537) {
            members.writeBytes(gzip(Arrays.copyOfRange(TAR, at, Math.min(TAR.length, at + 65_537))));
        }
        assertThat(read(members.toByteArray())).isEqualTo(TAR);
    }

    @Test
    void aFrameThatIsSkippedMayComeFirst() throws IOException {
        byte[] skipped = {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 7, 7};
        ByteArrayOutputStream layer = new ByteArrayOutputStream();
        layer.writeBytes(skipped);
        layer.writeBytes(Zstd.compress(TAR));
        assertThat(read(layer.toByteArray())).isEqualTo(TAR);
    }

    @Test
    void whatIsCutOffOrDamagedFails() throws IOException {
        byte[] whole = gzip(TAR);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(IOException.class);
        byte[] damaged = whole.clone();
        damaged[2000] ^= 0x55;
        damaged[2001] ^= 0x55;
        damaged[2002] ^= 0x55;
        assertThatThrownBy(() -> assertThat(read(damaged)).isEqualTo(TAR))
                .isInstanceOfAny(IOException.class, AssertionError.class);
        byte[] more = Arrays.copyOf(whole, whole.length + 5);
        assertThatThrownBy(() -> read(more)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsReadAheadEndsWhenNobodyWantsTheRest() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        try (TarAhead ahead = TarAhead.of(endless)) {
            assertThat(ahead.readNBytes(300_000)).hasSize(300_000);
        }
    }

    /** Through the thread that reads ahead. */
    private static byte[] read(byte[] layer) throws IOException {
        try (InputStream in = TarAhead.of(LayerTar.of(new ByteArrayInputStream(layer)))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
