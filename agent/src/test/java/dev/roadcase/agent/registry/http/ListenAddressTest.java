package dev.roadcase.agent.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:5000", "0.0.0.0:0", "[::1]:65535", "localhost:80", "registry.example:5000"})
    void aHostWithAPortIsRead(String text) {
        assertThat(ListenAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5000", ":5000", "127.0.0.1", "127.0.0.1:", "h:65536", "h:-1", "::1:5000", "a b:1", "h:1\n"})
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allNetworksAreReachedThroughTheLoopback() {
        assertThat(ListenAddress.parse("0.0.0.0:7").reachable()).hasToString("127.0.0.1:7");
        assertThat(ListenAddress.parse("[::]:7").reachable()).hasToString("[::1]:7");
    }

    @Test
    void aTakenPortIsSaidWithWhatToDo() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenAddress taken = new ListenAddress("127.0.0.1", holder.getLocalPort());
            assertThatThrownBy(() -> Listening.at(taken, Optional.empty()))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE);
                        assertThat(problem).hasMessageContaining(taken + ": the port is taken");
                        assertThat(problem.advice().orElse("")).contains("--listen", "AirPlay");
                    });
        }
    }

    @Test
    void anotherMachinesAddressIsSaidToBeThat() {
        assertThatThrownBy(() -> Listening.at(ListenAddress.parse("192.0.2.1:0"), Optional.empty()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not an address of this machine");
        assertThatThrownBy(() -> Listening.at(ListenAddress.parse("no-such-host.invalid:0"), Optional.empty()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("does not know the name");
    }
}
