package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Exact reads from a source: all bytes that were asked for, or a problem that names the place. */
public final class SourceBytes {
    private final Source source;

    public SourceBytes(Source source) {
        this.source = source;
    }

    /** These bytes, held in memory: for headers and small entries. */
    public byte[] at(long offset, int length) {
        byte[] bytes = new byte[length];
        fill(ByteBuffer.wrap(bytes), offset);
        return bytes;
    }

    /**
     * The whole content of an entry that may have at most this many bytes.
     *
     * @throws Problem exit 4 if it has more
     */
    public byte[] content(Entry entry, int most) {
        if (entry.size() > most) {
            throw Problem.notAuthentic(source.name() + ": entry " + entry.name() + " has " + entry.size()
                    + " bytes, more than the " + most + " that it may have");
        }
        return at(entry.offset(), (int) entry.size());
    }

    /** Fills the buffer from this offset on. */
    public void fill(ByteBuffer target, long offset) {
        fill(target, offset, source.size());
    }

    /** Fills the buffer from this offset on, for a reader that goes on to {@code end}. */
    public void fill(ByteBuffer target, long offset, long end) {
        int wanted = target.remaining();
        int count = read(target, offset, end);
        if (count < wanted) {
            throw Problem.notAuthentic(source.name() + " is cut short: it ends at byte " + (offset + count)
                            + ", in the middle of an entry")
                    .advise("copy it again from a good copy");
        }
    }

    private int read(ByteBuffer target, long offset, long end) {
        try {
            return source.read(target, offset, end);
        } catch (IOException e) {
            throw Problem.machine("cannot read " + source.name() + " at byte " + offset + ": " + e.getMessage())
                    .advise("check the disk, or whether the stick was pulled")
                    .causedBy(e);
        }
    }
}
