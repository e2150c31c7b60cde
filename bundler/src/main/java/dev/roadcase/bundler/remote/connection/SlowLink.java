package dev.roadcase.bundler.remote.connection;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The bytes of a connection between two questions. It fails if they are next to nothing: with a byte now and then, no single wait is long, but the transfer never ends. For one thread at a time.
 */
final class SlowLink {
    /** In bytes, less than a packet: sixteen transfers that share a link of 2 KiB a second bring seven times that a minute. */
    private static final int LEAST = 1 << 10;

    private final Duration patience;
    private final LongSupplier nanos;
    private long waited;
    private long arrived;
    private boolean asked;

    /**
     * @param patience how long {@value #LEAST} bytes may take
     * @param nanos a clock that never goes back, from any beginning
     */
    SlowLink(Duration patience, LongSupplier nanos) {
        this.patience = patience;
        this.nanos = nanos;
    }

    /** The same bytes; a read fails like one with a timeout if too little has arrived for too long. */
    InputStream watched(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                long began = nanos.getAsLong();
                int count = in.read(target, offset, length);
                came(Math.max(0, count), nanos.getAsLong() - began);
                return count;
            }
        };
    }

    /**
     * The same bytes; a write is a question, and the time for its answer begins with the answer's first byte. For that one,
     * whoever asks knows how long to wait.
     */
    OutputStream watched(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                begin();
                asked = true;
                out.write(bytes, offset, length);
            }
        };
    }

    private void begin() {
        waited = 0;
        arrived = 0;
    }

    private void came(int count, long wait) throws SocketTimeoutException {
        waited += asked ? 0 : wait;
        asked = false;
        arrived += count;
        if (arrived >= LEAST) {
            begin();
        } else if (count > 0 && waited > patience.toNanos()) {
            throw new SocketTimeoutException(
                    arrived + " bytes in " + Duration.ofNanos(waited).toSeconds() + " s");
        }
    }
}
