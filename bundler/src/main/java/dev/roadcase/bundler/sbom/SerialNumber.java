package dev.roadcase.bundler.sbom;

import dev.roadcase.agent.format.Digest;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/** A document's serial number out of a bundle's digest: a UUID of version 8 (RFC 9562, section 5.8). */
record SerialNumber(Digest digest) {
    private static final long VERSION_BITS = 0xf000L;
    private static final long VERSION = 0x8000L;
    private static final long VARIANT_BITS = 3L << 62;
    private static final long VARIANT = 1L << 63;

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(digest.hex()));
        long high = bytes.getLong() & ~VERSION_BITS | VERSION;
        long low = bytes.getLong() & ~VARIANT_BITS | VARIANT;
        return "urn:uuid:" + new UUID(high, low);
    }
}
