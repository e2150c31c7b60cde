package dev.roadcase.bundler.build.debian.tree;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The contents of many files, one behind the other in one staged file: no name of a package's entry becomes a name on this disk. */
public final class Spool implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final long most;

    /** @param most bytes that it takes in all */
    public Spool(Path file, long most) throws IOException {
        this.channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        this.most = most;
    }

    /** Takes exactly so many bytes; returns their place. */
    public long add(InputStream in, long size) throws IOException {
        long place = channel.size();
        if (size < 0 || size > most - place) {
            throw new IllegalArgumentException("packages that unpack to over " + most + " bytes");
        }
        byte[] buffer = new byte[BUFFER];
        for (long left = size; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("a file ends too early");
            }
            write(ByteBuffer.wrap(buffer, 0, count), place + size - left);
            left -= count;
        }
        return place;
    }

    /** Gives back what was taken. */
    public void copy(Node.SpooledFile content, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long done = 0; done < content.size(); done += buffer.position()) {
            buffer.clear().limit((int) Math.min(BUFFER, content.size() - done));
            if (channel.read(buffer, content.place() + done) <= 0) {
                throw new EOFException("the staged contents are cut off");
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    /** What was taken, without a copy of it in memory. */
    ByteBuffer map(Node.SpooledFile content) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, content.place(), content.size());
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
