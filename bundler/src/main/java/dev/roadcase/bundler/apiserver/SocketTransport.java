package dev.roadcase.bundler.apiserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An API server behind a socket of this computer, such as that of {@code kubectl proxy}. It speaks HTTP/1.0 (RFC 1945): an
 * answer ends where the connection does.
 *
 * @param most how long an answer may take
 * @param shown the cluster, for messages
 */
record SocketTransport(Path socket, Duration most, String shown, String advice) implements ApiTransport {

    @Override
    public ApiAnswer send(ApiRequest request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            endInTime(channel);
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer bytes = ByteBuffer.wrap(bytes(request));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return SocketAnswer.read(Channels.newInputStream(channel).readAllBytes());
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (AsynchronousCloseException e) {
            throw new IOException("no answer within " + most.toMillis() / 1000.0 + " s", e);
        }
    }

    /** Closing it ends whatever waits for it; closed twice is closed. */
    private void endInTime(SocketChannel channel) {
        CompletableFuture.runAsync(
                () -> close(channel), CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException ended) {
            // Nobody reads from it any more.
        }
    }

    private static byte[] bytes(ApiRequest request) {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.path().toASCIIString())
                .append(" HTTP/1.0\r\nHost: localhost\r\nAccept: ")
                .append(request.accept())
                .append("\r\nContent-Length: ")
                .append(request.body().length)
                .append("\r\n");
        request.contentType()
                .ifPresent(type -> head.append("Content-Type: ").append(type).append("\r\n"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(request.body());
        return all.toByteArray();
    }
}
