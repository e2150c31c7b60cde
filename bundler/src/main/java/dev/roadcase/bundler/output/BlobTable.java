package dev.roadcase.bundler.output;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.layout.Layout.Placed;
import dev.roadcase.bundler.output.Extents.Extent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the blobs of an unfinished bundle belong: the head of its journal. In the file: eight fixed bytes, the
 * size of its volumes (8 bytes, 0 where it is one file), the number of blobs (4), of each its digest (32), offset and
 * size (8 each), then the SHA-256 of all that.
 *
 * @param volumes absent where it is one file
 * @param blobs in the order of the bundle
 */
record BlobTable(Optional<VolumeSize> volumes, Map<Digest, Extent> blobs) {
    /** Before the blobs, in bytes. */
    static final int HEAD = 20;
    /** After the blobs, in bytes. */
    static final int HASH = 32;

    private static final byte[] WORD = "rcjourn1".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOB = HASH + 2 * Long.BYTES;
    /** More than any bundle carries; what claims more is damaged. */
    private static final int MOST = 1 << 18;

    BlobTable {
        blobs = new LinkedHashMap<>(blobs);
    }

    static BlobTable of(Layout layout, Optional<VolumeSize> volumes) {
        Map<Digest, Extent> blobs = new LinkedHashMap<>();
        for (Placed placed : layout.blobs()) {
            long offset = placed.entry().offset();
            blobs.put(
                    placed.blob().descriptor().digest(),
                    new Extent(offset, offset + placed.entry().size()));
        }
        return new BlobTable(volumes, blobs);
    }

    /** How many bytes a table with this head has; nothing where this is no head of a table. */
    static Optional<Integer> length(ByteBuffer head) {
        if (head.remaining() < HEAD || !head.slice(0, WORD.length).equals(ByteBuffer.wrap(WORD))) {
            return Optional.empty();
        }
        int count = head.getInt(WORD.length + Long.BYTES);
        return count < 0 || count > MOST ? Optional.empty() : Optional.of(HEAD + count * BLOB + HASH);
    }

    /** Nothing where a byte was changed. */
    static Optional<BlobTable> parse(byte[] bytes) {
        if (!Arrays.equals(hash(ByteBuffer.wrap(bytes, 0, bytes.length - HASH)), hashIn(bytes))) {
            return Optional.empty();
        }
        long volume = ByteBuffer.wrap(bytes).getLong(WORD.length);
        return Optional.of(new BlobTable(
                volume == 0 ? Optional.empty() : Optional.of(new VolumeSize(volume)),
                blobs(ByteBuffer.wrap(bytes, HEAD, bytes.length - HEAD - HASH))));
    }

    private static byte[] hashIn(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length - HASH, bytes.length);
    }

    private static byte[] hash(ByteBuffer bytes) {
        MessageDigest hasher = Digest.hasher();
        hasher.update(bytes);
        return hasher.digest();
    }

    private static Map<Digest, Extent> blobs(ByteBuffer from) {
        Map<Digest, Extent> blobs = new LinkedHashMap<>();
        byte[] digest = new byte[HASH];
        while (from.hasRemaining()) {
            from.get(digest);
            long offset = from.getLong();
            blobs.put(new Digest(HexFormat.of().formatHex(digest)), new Extent(offset, offset + from.getLong()));
        }
        return blobs;
    }

    /** As it stands in the file. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + blobs.size() * BLOB + HASH);
        bytes.put(WORD).putLong(volumes.map(VolumeSize::bytes).orElse(0L)).putInt(blobs.size());
        blobs.forEach((digest, place) -> bytes.put(HexFormat.of().parseHex(digest.hex()))
                .putLong(place.from())
                .putLong(place.end() - place.from()));
        return bytes.put(hash(bytes.duplicate().flip())).array();
    }
}
