package dev.roadcase.junio.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.parts.Heard;
import dev.roadcase.junio.parts.HeldKeys;
import dev.roadcase.junio.patience.Deadline;
import dev.roadcase.junio.resolver.NameServers;
import dev.roadcase.junio.resolver.Resolver;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private static final String DATE = "date.default.svc.cluster.local";

    private final Heard heard = new Heard();
    private final HeldKeys keys = new HeldKeys();
    private Listeners listeners;

    @BeforeEach
    void start() throws IOException {
        listeners = Listeners.start(0, new NameServer(DnsName.parse("cluster.local"), keys, List.of(), heard), heard);
    }

    @AfterEach
    void stop() throws IOException {
        listeners.close();
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listeners.port());
    }

    private int port() throws IOException {
        Resolver resolver = new Resolver(NameServers.only(address()));
        return resolver.service(DATE, Deadline.in(Duration.ofSeconds(10))).port();
    }

    private void keys(int count) {
        for (int i = 0; i < count; i++) {
            keys.with("/skydns/local/cluster/svc/default/date/k" + i, "{\"host\":\"10.0.0." + i + "\",\"port\":7001}");
        }
    }

    @Test
    void oneAnswerIsGivenOverUdp() throws IOException {
        keys(1);
        assertThat(port()).isEqualTo(7001);
    }

    @Test
    void anAnswerThatIsTooLargeForThatIsGivenOverTcp() throws IOException {
        keys(200);
        assertThat(port()).isEqualTo(7001);
    }

    @Test
    void whateverStrangersSendItGoesOn() throws IOException {
        keys(1);
        Random random = new Random(5);
        try (DatagramSocket socket = new DatagramSocket();
                Socket stalling = new Socket(address().getAddress(), address().getPort());
                Socket rude = new Socket(address().getAddress(), address().getPort())) {
            stalling.getOutputStream().write(new byte[] {1, 0, 5});
            rude.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
            for (int i = 0; i < 500; i++) {
                byte[] bytes = new byte[random.nextInt(600)];
                random.nextBytes(bytes);
                socket.send(new DatagramPacket(bytes, bytes.length, address()));
            }
            assertThat(port()).isEqualTo(7001);
        }
        assertThat(heard.warnings).isEmpty();
    }
}
