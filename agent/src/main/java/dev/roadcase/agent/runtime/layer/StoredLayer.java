package dev.roadcase.agent.runtime.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A layer that came over a network. Its bytes lie in a file without a name, so that nothing stays behind, and do not come
 * a second time.
 */
final class StoredLayer implements CheckedLayer {
    private static final int STEP = 64 << 10;

    private final FileChannel file;

    private StoredLayer(FileChannel file) {
        this.file = file;
    }

    /**
     * Reads a layer to its end.
     *
     * @param layer fails if it is not what its descriptor says
     * @param folder with room for it
     */
    static StoredLayer of(InputStream layer, Path folder) throws IOException {
        FileChannel file = FileChannel.open(
                Files.createTempFile(folder, "roadcase-layer-", ""),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        boolean whole = false;
        try {
            fill(file, layer);
            whole = true;
            return new StoredLayer(file);
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

    @Override
    public InputStream bytes() throws IOException {
        return Channels.newInputStream(file.position(0));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
