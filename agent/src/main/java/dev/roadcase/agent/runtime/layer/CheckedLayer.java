package dev.roadcase.agent.runtime.layer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A layer as it came, all of whose bytes were checked before anybody gets the first one. They lie in a file without a
 * name, so that nothing stays behind, and are not read again from where they came from: a stick may give other bytes the
 * second time.
 */
final class CheckedLayer implements Closeable {
    private static final int STEP = 64 << 10;

    private final FileChannel file;

    private CheckedLayer(FileChannel file) {
        this.file = file;
    }

    /**
     * Reads a layer to its end.
     *
     * @param layer fails if it is not what its descriptor says
     * @param folder with room for it
     */
    static CheckedLayer of(InputStream layer, Path folder) throws IOException {
        FileChannel file = FileChannel.open(
                Files.createTempFile(folder, "roadcase-layer-", ""),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        boolean whole = false;
        try {
            fill(file, layer);
            whole = true;
            return new CheckedLayer(file);
        } finally {
            if (!whole) {
                file.close();
            }
        }
    }

    private static void fill(FileChannel file, InputStream layer) throws IOException {
        byte[] buffer = new byte[STEP];
        for (int count = layer.read(buffer); count >= 0; count = layer.read(buffer)) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    /** Its bytes from the first on. */
    InputStream bytes() throws IOException {
        return Channels.newInputStream(file.position(0));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
