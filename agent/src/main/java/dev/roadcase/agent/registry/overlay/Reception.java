package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.util.OptionalLong;

/**
 * One request that adds bytes to an upload.
 *
 * @param from the place of its first byte
 * @param hashBefore of the bytes before that
 * @param length how many bytes it says to bring, if it says so
 * @param most how many bytes the upload may have in all
 */
record Reception(Upload upload, long from, UploadHash hashBefore, OptionalLong length, long most) {
    /** Large enough for few calls, small enough for a crowd of slow clients. */
    private static final int BUFFER = 64 << 10;

    /** Reads to the end. What came before a client went away is written too. */
    void run(InputStream body, RandomAccessFile out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long received = 0;
        for (int count = fill(body, buffer, out); count > 0; count = fill(body, buffer, out)) {
            received += count;
            upload.write(this, out, buffer, count);
            requireWithin(received, out);
        }
        if (length.isPresent() && received != length.getAsLong()) {
            throw wrongLength(received, out);
        }
    }

    private int fill(InputStream body, byte[] buffer, RandomAccessFile out) throws IOException {
        int filled = 0;
        try {
            for (int count = 0; count >= 0 && filled < buffer.length; ) {
                count = body.read(buffer, filled, buffer.length - filled);
                filled += Math.max(0, count);
            }
            return filled;
        } catch (IOException e) {
            upload.write(this, out, buffer, filled);
            throw new StoreRefusal(Reason.CUT_OFF, "the connection ended before all bytes had come");
        }
    }

    private void requireWithin(long received, RandomAccessFile out) throws IOException {
        if (length.isPresent() && received > length.getAsLong()) {
            throw wrongLength(received, out);
        }
        if (from + received > most) {
            upload.takeBack(this, out);
            throw new StoreRefusal(Reason.TOO_LARGE, "more than " + most + " bytes");
        }
    }

    private StoreRefusal wrongLength(long received, RandomAccessFile out) throws IOException {
        upload.takeBack(this, out);
        return new StoreRefusal(
                Reason.WRONG_LENGTH,
                "the chunk's range is of " + length.getAsLong() + " bytes, and "
                        + (received > length.getAsLong() ? "more" : received) + " came: none of them was kept");
    }
}
