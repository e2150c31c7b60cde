package dev.roadcase.agent.relay;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The bytes of a blob as they come: hashed, counted, and put where others read them. */
final class ReceivedBytes {
    private static final int STEP = 64 << 10;
    /** Where so little comes at a time, more is let come: each piece costs calls here, and at every machine after this one. */
    private static final int LITTLE = 16 << 10;

    private static final long MOMENT = Duration.ofMillis(1).toNanos();

    private final SpooledBlob blob;
    private final RelayRate rate;
    private final byte[] step = new byte[STEP];
    private MessageDigest hasher = Digest.hasher();
    private long last = System.nanoTime();

    ReceivedBytes(SpooledBlob blob, RelayRate rate) {
        this.blob = blob;
        this.rate = rate;
    }

    /** Hashes what an earlier run has left. Answers whether that is anything. */
    boolean takeEarlier() {
        long end = blob.arrived();
        try {
            for (long at = 0; at < end; ) {
                int count = blob.read(ByteBuffer.wrap(step), at, end, blob.tag());
                hasher.update(step, 0, count);
                at += count;
            }
            return end > 0;
        } catch (IOException e) {
            throw Problem.machine("cannot read what is here of " + blob.digest() + ": " + e.getMessage());
        }
    }

    /**
     * Takes some of the rest, also what came before it failed.
     *
     * @param atOnce whether pieces are small because TLS cuts them so, and not because more is on its way
     */
    void take(InputStream rest, boolean atOnce) throws IOException {
        int wanted = (int) Math.min(STEP, blob.size() - blob.arrived());
        int count = 0;
        try {
            while (count < wanted) {
                int more = rest.read(step, count, wanted - count);
                if (more < 0) {
                    throw new EOFException("its answer was cut off");
                }
                count += more;
                if (!atOnce && more < LITTLE && count < wanted) {
                    LockSupport.parkNanos(MOMENT);
                }
            }
        } finally {
            take(count);
        }
    }

    private void take(int count) {
        if (count > 0) {
            hasher.update(step, 0, count);
            blob.take(step, count);
            rate.add(count);
            last = System.nanoTime();
        }
    }

    boolean areAll() {
        return blob.arrived() == blob.size();
    }

    /** Whether the digest of all of them is right; to be asked once. */
    boolean areRight() {
        return Digest.of(hasher).equals(blob.digest());
    }

    /** They were wrong, and come anew. */
    void startAnew() {
        hasher = Digest.hasher();
        blob.startAnew();
    }

    /** Since the last one came. */
    Duration pause() {
        return Duration.ofNanos(System.nanoTime() - last);
    }
}
