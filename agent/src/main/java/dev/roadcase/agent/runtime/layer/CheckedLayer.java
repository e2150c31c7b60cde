package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.TwiceRead;
import dev.roadcase.agent.format.Descriptor;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** A layer as it came, all of whose bytes were checked before anybody gets the first one. */
interface CheckedLayer extends Closeable {

    /**
     * Reads a layer to its end.
     *
     * @param room a folder for a copy of it, if it comes over a network
     * @param moved hears how many bytes came
     * @throws dev.roadcase.agent.problem.Problem exit 4 if it is not what its descriptor says
     */
    static CheckedLayer of(Bundle bundle, Descriptor layer, Path room, IntConsumer moved) throws IOException {
        return bundle.isInFiles()
                ? new LayerInPlace(TwiceRead.of(bundle, layer, moved))
                : stored(bundle, layer, room, moved);
    }

    private static CheckedLayer stored(Bundle bundle, Descriptor layer, Path room, IntConsumer moved)
            throws IOException {
        try (InputStream in = new HeardStream(bundle.stream(layer), moved)) {
            return StoredLayer.of(in, room);
        }
    }

    /** Its bytes from the first on; to be called once. */
    InputStream bytes() throws IOException;

    /** A layer of a bundle in files: to read it twice costs less than to write it. */
    record LayerInPlace(TwiceRead content) implements CheckedLayer {
        @Override
        public InputStream bytes() {
            return content.bytes();
        }

        @Override
        public void close() {}
    }

    /** Tells about bytes that pass. */
    final class HeardStream extends FilterInputStream {
        private final IntConsumer moved;

        private HeardStream(InputStream in, IntConsumer moved) {
            super(in);
            this.moved = moved;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                moved.accept(count);
            }
            return count;
        }
    }
}
