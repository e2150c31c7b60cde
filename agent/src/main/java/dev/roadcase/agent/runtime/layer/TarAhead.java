package dev.roadcase.agent.runtime.layer;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A stream that a thread of its own reads a little ahead: a core decompresses while another takes the tar apart. A failure
 * comes when its turn comes.
 */
final class TarAhead extends InputStream {
    private static final int STEP = 64 << 10;
    private static final int STEPS = 4;

    private static final AheadStep END = new AheadStep(new byte[0], 0, null);

    private final InputStream in;
    private final BlockingQueue<AheadStep> full = new ArrayBlockingQueue<>(STEPS + 1);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(STEPS + 1);
    private final Thread reader = new Thread(this::readAll, "layer-read");
    private AheadStep step = END;
    private int position;
    private boolean ended;
    private volatile boolean closed;

    /** Some bytes; none at the end, where there may be a failure. */
    private record AheadStep(byte[] bytes, int count, Throwable failure) {}

    private TarAhead(InputStream in) {
        this.in = in;
    }

    /** Begins to read. */
    static TarAhead of(InputStream in) {
        TarAhead ahead = new TarAhead(in);
        for (int count = 0; count < STEPS; count++) {
            ahead.empty.add(new byte[STEP]);
        }
        ahead.reader.setDaemon(true);
        ahead.reader.start();
        return ahead;
    }

    private void readAll() {
        try {
            boolean more = true;
            while (more) {
                byte[] bytes = empty.take();
                AheadStep next = closed ? END : step(bytes);
                full.put(next);
                more = next.count() > 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private AheadStep step(byte[] bytes) {
        try {
            return new AheadStep(bytes, in.readNBytes(bytes, 0, bytes.length), null);
        } catch (IOException | RuntimeException e) {
            return new AheadStep(bytes, 0, e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == step.count() && !advance()) {
            return -1;
        }
        int count = Math.min(length, step.count() - position);
        System.arraycopy(step.bytes(), position, target, offset, count);
        position += count;
        return count;
    }

    private boolean advance() throws IOException {
        if (ended) {
            return false;
        }
        try {
            if (step.count() > 0) {
                empty.put(step.bytes());
            }
            step = full.take();
            position = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        ended = step.count() == 0;
        rethrow(step.failure());
        return !ended;
    }

    private static void rethrow(Throwable failure) throws IOException {
        if (failure instanceof RuntimeException known) {
            throw known;
        }
        if (failure instanceof IOException known) {
            throw known;
        }
    }

    /** Returns when nothing is read any more. An interrupt would close the file of the bundle, which others read too. */
    @Override
    public void close() throws IOException {
        closed = true;
        empty.add(END.bytes());
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        in.close();
    }
}
