package dev.roadcase.bundler.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file, read from its disk and not from the memory where the kernel keeps what was written lately (open(2), O_DIRECT).
 * Not every file system can do that: then it is read in the usual way.
 */
final class DiskFile implements Closeable {
    /** How much is read at once: a multiple of all blocks that file systems have. */
    static final int CHUNK = 1 << 20;

    private final Path path;
    private final ByteBuffer buffer;
    private final int block;
    private FileChannel channel;
    private boolean direct;

    private DiskFile(Path path, int block, FileChannel channel, boolean direct) {
        this.path = path;
        this.block = block;
        this.buffer =
                ByteBuffer.allocateDirect(CHUNK + block).alignedSlice(block).limit(CHUNK);
        this.channel = channel;
        this.direct = direct;
    }

    /** Opens it for reading. */
    static DiskFile open(Path path) throws IOException {
        int block = (int) Math.min(CHUNK, Files.getFileStore(path).getBlockSize());
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, direct());
            return new DiskFile(path, block, channel, true);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            return new DiskFile(path, block, FileChannel.open(path, StandardOpenOption.READ), false);
        }
    }

    /** The JDK's option, by its name: newer compilers warn of whoever names its class. */
    private static OpenOption direct() {
        try {
            return Arrays.stream(
                            Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new UnsupportedOperationException("this JDK has no O_DIRECT"));
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException("this JDK has no O_DIRECT", e);
        }
    }

    /** Whether what was read so far came from the disk. */
    boolean isDirect() {
        return direct;
    }

    /** The bytes from here on, up to {@link #CHUNK}: fewer at the end. Valid until the next call. */
    ByteBuffer read(long position) throws IOException {
        try {
            return fill(position);
        } catch (IOException e) {
            if (!direct) {
                throw e;
            }
            // Some file systems refuse only here. A disk that cannot be read refuses again.
            readUsually();
            return fill(position);
        }
    }

    private void readUsually() throws IOException {
        channel.close();
        channel = FileChannel.open(path, StandardOpenOption.READ);
        direct = false;
    }

    /** Only the end of the file gives a part of a block. */
    private ByteBuffer fill(long position) throws IOException {
        buffer.clear().limit(CHUNK);
        int count = block;
        while (count > 0 && count % block == 0 && buffer.hasRemaining()) {
            count = channel.read(buffer, position + buffer.position());
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
