package dev.roadcase.agent.runtime.layer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What is compressed with gzip (RFC 1952), of however many members: programs that compress in parallel, or so that parts can
 * be read, write many. Java's own stream may end after the first. The sums of the members are not looked at: a layer's
 * digest says more.
 */
final class GzipStream extends InputStream {
    private static final int STEP = 64 << 10;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int SUM = 2;
    private static final int TRAILER = 8;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final byte[] step = new byte[STEP];
    private int position;
    private int end;
    private boolean ended;

    GzipStream(InputStream in) throws IOException {
        this.in = in;
        header(one());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            while (!ended) {
                int count = inflater.inflate(target, offset, length);
                if (count > 0 || length == 0) {
                    return count;
                }
                advance();
            }
            return -1;
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private void advance() throws IOException {
        if (inflater.finished()) {
            position = end - inflater.getRemaining();
            skip(TRAILER);
            ended = !fill();
            if (!ended) {
                inflater.reset();
                header(one());
            }
        } else if (inflater.needsInput()) {
            position = end;
            if (!fill()) {
                throw new EOFException("a layer that is cut off");
            }
            give();
        } else {
            throw new ZipException("a layer that needs a dictionary");
        }
    }

    private void give() {
        inflater.setInput(step, position, end - position);
    }

    private void header(int first) throws IOException {
        if (first != 0x1f || one() != 0x8b || one() != 8) {
            throw new ZipException("no gzip where one must be");
        }
        int flags = one();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(one() | one() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        skip((flags & SUM) != 0 ? 2 : 0);
        give();
    }

    private void skipText() throws IOException {
        while (one() != 0) {
            // The text says nothing about the content.
        }
    }

    private void skip(int count) throws IOException {
        for (int at = 0; at < count; at++) {
            one();
        }
    }

    private int one() throws IOException {
        if (position == end && !fill()) {
            throw new EOFException("a layer that is cut off");
        }
        return step[position++] & 0xff;
    }

    /** Answers whether there is at least one byte more. */
    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        int count = in.read(step, 0, STEP);
        position = 0;
        end = Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
