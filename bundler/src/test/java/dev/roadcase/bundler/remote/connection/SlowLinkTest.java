package dev.roadcase.bundler.remote.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowLinkTest {
    private static final int ONE_MINUTE = 60;

    private long seconds;
    private final SlowLink trickle = new SlowLink(
            Duration.ofSeconds(ONE_MINUTE), () -> Duration.ofSeconds(seconds).toNanos());

    @Test
    void aByteEveryTwentySecondsIsGivenUpAfterAMinute() {
        InputStream in = arriving(1, 20);
        assertThatThrownBy(in::readAllBytes)
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("4 bytes in 80 s");
        assertThat(seconds).isEqualTo(80);
    }

    @Test
    void theShareOfASlowLinkIsWaitedFor() throws IOException {
        assertThat(arriving(128, 1).readAllBytes()).hasSize(100_000);
    }

    @Test
    void aPacketNowAndThenIsWaitedFor() throws IOException {
        assertThat(arriving(1_400, 50).readAllBytes()).hasSize(100_000);
    }

    @Test
    void eachQuestionHasItsOwnTime() throws IOException {
        InputStream in = arriving(300, 25);
        OutputStream out = trickle.watched(OutputStream.nullOutputStream());
        for (int question = 0; question < 20; question++) {
            out.write(new byte[10]);
            assertThat(in.read(new byte[400])).isEqualTo(300);
        }
    }

    @Test
    void theFirstByteOfAnAnswerIsWaitedForAsLongAsWhoAsksAllows() throws IOException {
        InputStream in = arriving(1, 300);
        trickle.watched(OutputStream.nullOutputStream()).write(new byte[10]);
        assertThat(in.read()).isZero();
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
    }

    /** So many bytes at once, each time after so many seconds. */
    private InputStream arriving(int atOnce, int after) {
        return trickle.watched(new ByteArrayInputStream(new byte[100_000]) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                seconds += after;
                return super.read(target, offset, Math.min(length, atOnce));
            }
        });
    }
}
