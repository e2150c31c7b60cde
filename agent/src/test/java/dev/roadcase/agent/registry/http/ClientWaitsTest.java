package dev.roadcase.agent.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.registry.http.ClientWaits.WaitLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("jdk")
@Timeout(120)
class ClientWaitsTest {
    private static final WaitLimits LIMITS =
            new WaitLimits(Duration.ofMillis(50), Duration.ofMillis(200), 64, Duration.ofMillis(100));
    private static final ByteBuffer MUCH = ByteBuffer.allocate(64 << 20);

    @Test
    void aClientThatStopsReadingIsGivenUp() throws IOException {
        try (ClientWaits waits = new ClientWaits(LIMITS, none -> {});
                ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
                SocketChannel silent = SocketChannel.open(server.getLocalAddress());
                SocketChannel accepted = server.accept()) {
            assertThatThrownBy(() -> waits.during(() -> accepted.write(MUCH.duplicate())))
                    .isInstanceOf(IOException.class);
            assertThat(silent.isOpen()).isTrue();
            assertThat(accepted.isOpen()).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void whatIsWrittenInTimeIsLeftAlone() throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(64);
        int pieces = 30;
        try (ClientWaits waits = new ClientWaits(LIMITS, none -> {});
                ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
                SocketChannel slow = SocketChannel.open(server.getLocalAddress());
                SocketChannel accepted = server.accept()) {
            for (int i = 0; i < pieces; i++) {
                waits.during(() -> accepted.write(piece.duplicate()));
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            accepted.shutdownOutput();
            assertThat(slow.socket().getInputStream().readAllBytes()).hasSize(pieces * piece.capacity());
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
