package dev.roadcase.bundler.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.spec.local.LocalProcess;
import dev.roadcase.bundler.spec.local.LocalRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalAddressesTest {
    private static LocalAddresses naming(String taken, String other) {
        return new LocalAddresses(new LocalRun(
                List.of(
                        new LocalProcess("viewer", List.of("true"), Map.of("LISTEN", other, "QUEUE", taken)),
                        new LocalProcess("queue", List.of("true"), Map.of("LISTEN", taken, "MODE", "fast"))),
                "http://127.0.0.1:1/"));
    }

    @Test
    void anAddressAtWhichSomebodyListensIsTakenAndItsSettingsAreKnown() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String taken = "127.0.0.1:" + other.getLocalPort();
            LocalAddresses addresses = naming(taken, "127.0.0.1:1");
            assertThat(addresses.taken()).containsExactly(taken);
            assertThat(addresses.advice(addresses.taken())).endsWith("run: QUEUE of viewer, LISTEN of queue");
        }
    }

    @Test
    void whatIsNoAddressOfThisComputerIsLeftAlone() {
        assertThat(naming("somewhere:80", "127.0.0.1:99999").taken()).isEmpty();
    }
}
