package dev.roadcase.bundler.remote.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private final List<Integer> asked = new ArrayList<>();

    @Test
    void bytesComeInTheirOrderAndEnd() throws IOException {
        ReadAhead in = new ReadAhead(arriving("0123456789"), 4);
        assertThat(in.read()).isEqualTo('0');
        assertThat(new String(in.readAllBytes())).isEqualTo("123456789");
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[3])).isEqualTo(-1);
    }

    @Test
    void whatIsUnderneathIsAskedForMoreThanIsWanted() throws IOException {
        ReadAhead in = new ReadAhead(arriving("0123456789"), 8);
        for (int i = 0; i < 8; i += 2) {
            assertThat(in.read(new byte[2], 0, 2)).isEqualTo(2);
        }
        assertThat(asked).containsExactly(8);
    }

    @Test
    void itGivesWhatItHasRatherThanWaitForMore() throws IOException {
        ReadAhead in = new ReadAhead(arriving("0123456789"), 4);
        assertThat(in.read(new byte[3], 0, 3)).isEqualTo(3);
        assertThat(in.read(new byte[3], 0, 3)).isEqualTo(1);
        assertThat(asked).containsExactly(4);
        assertThat(in.available()).isEqualTo(6);
        assertThat(in.read(new byte[3], 0, 0)).isZero();
    }

    private InputStream arriving(String bytes) {
        return new ByteArrayInputStream(bytes.getBytes()) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                asked.add(length);
                return super.read(target, offset, length);
            }
        };
    }
}
