package dev.roadcase.agent.runtime.api;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** A connection to a Unix socket on which nobody waits for ever. */
final class UnixStream implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SocketChannel channel;
    private final Selector selector;

    private UnixStream(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static UnixStream to(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
        return new UnixStream(channel, Selector.open());
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (channel.write(rest) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    byte[] read(int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            int more = channel.read(bytes);
            if (more < 0) {
                throw new EOFException("it ended the connection");
            }
            if (more == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return bytes.array();
    }

    private void await(int what) throws IOException {
        channel.register(selector, what);
        selector.selectedKeys().clear();
        if (selector.select(PATIENCE.toMillis()) == 0) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s");
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
