package dev.roadcase.agent.runtime.layer;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The tar of a layer. How it is compressed, its first bytes say: containerd looks at them too, and some media types lie. */
final class LayerTar {
    private static final int STEP = 64 << 10;
    private static final int MAGIC = 4;
    private static final byte[] SKIPPED = {0x2a, 0x4d, 0x18};

    private LayerTar() {}

    static InputStream of(InputStream layer) throws IOException {
        BufferedInputStream in = new BufferedInputStream(layer, STEP);
        in.mark(MAGIC);
        byte[] first = in.readNBytes(MAGIC);
        in.reset();
        if (starts(first, 0x1f, 0x8b, 0x08)) {
            return new GzipStream(in);
        }
        return isZstd(first) ? new ZstdInputStreamNoFinalizer(in).setContinuous(false) : in;
    }

    /** A frame, or one that is skipped, which some programs begin with (RFC 8878, section 3.1). */
    private static boolean isZstd(byte[] first) {
        return starts(first, 0x28, 0xb5, 0x2f, 0xfd)
                || first.length == MAGIC && (first[0] & 0xf0) == 0x50 && Arrays.equals(first, 1, 4, SKIPPED, 0, 3);
    }

    private static boolean starts(byte[] first, int... magic) {
        for (int at = 0; at < magic.length; at++) {
            if (at >= first.length || (first[at] & 0xff) != magic[at]) {
                return false;
            }
        }
        return true;
    }
}
