package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StallGuardTest {
    private static final ByteBuffer MUCH = ByteBuffer.allocate(64 << 20);

    @Test
    void aClientThatStopsReadingIsGivenUp() throws IOException {
        try (StallGuard guard = new StallGuard(Duration.ofMillis(200));
                ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
                SocketChannel silent = SocketChannel.open(server.getLocalAddress());
                SocketChannel accepted = server.accept()) {
            assertThatThrownBy(() -> guard.during(() -> accepted.write(MUCH.duplicate())))
                    .isInstanceOf(IOException.class);
            assertThat(silent.isOpen()).isTrue();
            assertThat(accepted.isOpen()).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void whatIsWrittenInTimeIsLeftAlone() throws Exception {
        try (StallGuard guard = new StallGuard(Duration.ofSeconds(1))) {
            for (int i = 0; i < 60; i++) {
                guard.during(() -> {});
                Thread.sleep(20);
            }
        }
    }
}
