package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Content whose every byte was checked before the first one is given, without a copy of it: it is read a second time from
 * where it lies. A stick may give other bytes then. So the first reading notes the digest of all bytes up to the end of
 * each step, and the second gives a step only if they have this digest again.
 */
public final class TwiceRead {
    /** The notes take 512 bytes for each mebibyte. */
    private static final int STEP = 64 << 10;

    private final Bundle bundle;
    private final Entry entry;
    private final byte[] notes;

    private TwiceRead(Bundle bundle, Entry entry, byte[] notes) {
        this.bundle = bundle;
        this.entry = entry;
        this.notes = notes;
    }

    /**
     * Reads content to its end.
     *
     * @param moved hears how many bytes came
     * @throws Problem exit 4 if the bundle lacks it, or holds other content
     */
    public static TwiceRead of(Bundle bundle, Descriptor descriptor, IntConsumer moved) throws IOException {
        Entry entry = bundle.require(descriptor);
        RunningDigest digest = new RunningDigest();
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        try (InputStream in = bundle.part(entry, 0, entry.size())) {
            for (int count = fill(step, in); count > 0; count = fill(step, in)) {
                digest.take(step, count);
                notes.write(digest.now());
                moved.accept(count);
            }
        }
        Digest found = digest.whole();
        if (!found.equals(descriptor.digest())) {
            throw VerifiedStream.damaged(bundle.file(), descriptor.digest(), found);
        }
        return new TwiceRead(bundle, entry, notes.toByteArray());
    }

    private static int fill(byte[] step, InputStream in) throws IOException {
        return in.readNBytes(step, 0, step.length);
    }

    /**
     * Its bytes from the first on, once more. The stream fails with a {@link Problem} (exit 4) before it gives a byte that
     * is not the one of the first reading.
     */
    public InputStream bytes() {
        return new SecondReading(bundle.part(entry, 0, entry.size()));
    }

    private Problem changed() {
        return Problem.notAuthentic(bundle.file() + ": " + entry.name() + " gave other bytes when it was read again")
                .advise("copy the bundle to another stick or disk, and run again");
    }

    private final class SecondReading extends InputStream {
        private final InputStream in;
        private final RunningDigest digest = new RunningDigest();
        private final byte[] step = new byte[STEP];
        private int noted;
        private int position;
        private int end;

        SecondReading(InputStream in) {
            this.in = in;
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
            if (position == end && !next()) {
                return -1;
            }
            int count = Math.min(length, end - position);
            System.arraycopy(step, position, target, offset, count);
            position += count;
            return count;
        }

        /** Answers whether there was one more step. */
        private boolean next() throws IOException {
            position = 0;
            end = 0;
            int count = fill(step, in);
            if (count > 0) {
                digest.take(step, count);
                requireNoted(digest.now());
                end = count;
            }
            return count > 0;
        }

        private void requireNoted(byte[] now) {
            int from = noted;
            noted += now.length;
            if (!Arrays.equals(now, 0, now.length, notes, from, noted)) {
                throw changed();
            }
        }
    }
}
