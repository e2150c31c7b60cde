package dev.roadcase.agent.archive.verification;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import dev.roadcase.agent.format.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/** Reads one entry after another, with buffers of its own. For one thread. */
final class EntryCheck {
    /** Large enough for few calls, small enough to stay in a core's own cache. */
    private static final int BUFFER = 256 << 10;

    private final SourceBytes bytes;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] chunk = new byte[BUFFER];

    EntryCheck(Source source) {
        this.bytes = new SourceBytes(source);
    }

    /** What is wrong with this entry's content or padding. */
    Optional<Damage> damage(Entry entry, Optional<Digest> expected) {
        return expected.flatMap(digest -> contentDamage(entry, digest)).or(() -> paddingDamage(entry));
    }

    /** The digest of an entry's content. */
    Digest digest(Entry entry) {
        MessageDigest hasher = Digest.hasher();
        for (long done = 0; done < entry.size(); done += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, entry.size() - done));
            bytes.fill(buffer, entry.offset() + done);
            buffer.flip().get(chunk, 0, buffer.limit());
            hasher.update(chunk, 0, buffer.limit());
        }
        return Digest.of(hasher);
    }

    private Optional<Damage> contentDamage(Entry entry, Digest expected) {
        Digest found = digest(entry);
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(Damage.of(entry.offset(), entry.name(), "its content hashes to " + found));
    }

    private Optional<Damage> paddingDamage(Entry entry) {
        long start = entry.offset() + entry.size();
        byte[] padding = bytes.at(start, (int) (entry.end() - start));
        return firstNonZero(padding)
                .map(at -> Damage.of(start + at, entry.name(), "a byte of its padding is not zero"));
    }

    static Optional<Integer> firstNonZero(byte[] padding) {
        for (int i = 0; i < padding.length; i++) {
            if (padding[i] != 0) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
