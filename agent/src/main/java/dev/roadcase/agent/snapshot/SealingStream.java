package dev.roadcase.agent.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Seals what it reads, a frame at a time. */
final class SealingStream extends FilterInputStream {
    private final SnapshotFrames frames;
    private byte[] frame = new byte[0];
    private int given;
    private int number;
    private boolean ended;

    SealingStream(InputStream plain, SnapshotFrames frames) {
        super(plain);
        this.frames = frames;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (given == frame.length && !next()) {
            return -1;
        }
        int count = Math.min(length, frame.length - given);
        System.arraycopy(frame, given, target, offset, count);
        given += count;
        return count;
    }

    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        byte[] plain = in.readNBytes(SnapshotFrames.PLAIN);
        ended = plain.length < SnapshotFrames.PLAIN;
        frame = frames.seal(number++, ended, plain);
        given = 0;
        return true;
    }
}
