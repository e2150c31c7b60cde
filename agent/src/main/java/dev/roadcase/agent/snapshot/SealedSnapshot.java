package dev.roadcase.agent.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;

/**
 * A snapshot as other machines keep it: a line that says what it is, of when and of which cluster, seven random bytes, and the
 * snapshot in encrypted frames, which hold for that line too.
 */
public final class SealedSnapshot {
    private static final String WHAT = "roadcase snapshot 1 ";
    /** Long enough for any such line. */
    private static final int LINE = 128;

    private SealedSnapshot() {}

    /** Bytes of a sealed one, where the snapshot itself has this many. */
    public static long size(SnapshotName name, long plain) {
        long frames = plain / SnapshotFrames.PLAIN + 1;
        return line(name).length + SnapshotFrames.PREFIX + plain + frames * SnapshotFrames.TAG;
    }

    /**
     * Seals a snapshot while it is read.
     *
     * @param plain is closed with the answer
     */
    public static InputStream seal(SnapshotKey key, SnapshotName name, InputStream plain) {
        byte[] prefix = new byte[SnapshotFrames.PREFIX];
        new SecureRandom().nextBytes(prefix);
        byte[] line = line(name);
        InputStream before = new SequenceInputStream(new ByteArrayInputStream(line), new ByteArrayInputStream(prefix));
        return new SequenceInputStream(before, new SealingStream(plain, new SnapshotFrames(key, prefix, line)));
    }

    /**
     * What the first line of a sealed one says. Nobody vouches for it until the snapshot is opened.
     *
     * @throws IllegalArgumentException if this is no such line
     */
    public static SnapshotName name(String line) {
        String text = line.strip();
        if (!text.startsWith(WHAT)) {
            throw new IllegalArgumentException("this is no snapshot of a show");
        }
        return SnapshotName.parse(text.substring(WHAT.length()));
    }

    /**
     * Opens a sealed one.
     *
     * @param plain gets the snapshot. All that it gets is right, and it is all of it if this returns
     * @throws IOException if it is damaged or cut off, or was sealed with another key
     */
    public static SnapshotName open(SnapshotKey key, InputStream sealed, OutputStream plain) throws IOException {
        byte[] line = readLine(sealed);
        SnapshotName name = nameOf(line);
        byte[] prefix = sealed.readNBytes(SnapshotFrames.PREFIX);
        if (prefix.length < SnapshotFrames.PREFIX) {
            throw new IOException("the snapshot is cut off");
        }
        SnapshotFrames frames = new SnapshotFrames(key, prefix, line);
        int whole = SnapshotFrames.PLAIN + SnapshotFrames.TAG;
        boolean last = false;
        for (int number = 0; !last; number++) {
            byte[] frame = sealed.readNBytes(whole);
            last = frame.length < whole;
            plain.write(opened(frames, number, last, frame));
        }
        return name;
    }

    private static byte[] opened(SnapshotFrames frames, int number, boolean last, byte[] frame) throws IOException {
        try {
            return frames.open(number, last, frame);
        } catch (AEADBadTagException e) {
            throw new IOException("the snapshot is damaged, or of another show", e);
        }
    }

    /** With the end of the line. */
    private static byte[] readLine(InputStream sealed) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = sealed.read();
        while (next >= 0 && next != '\n' && line.length() < LINE) {
            line.append((char) next);
            next = sealed.read();
        }
        return line.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static SnapshotName nameOf(byte[] line) throws IOException {
        try {
            return name(new String(line, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static byte[] line(SnapshotName name) {
        return (WHAT + name + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
