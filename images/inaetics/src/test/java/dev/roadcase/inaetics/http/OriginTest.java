package dev.roadcase.inaetics.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    private final Origin origin = new Origin(Set.of("Show.example"));

    private boolean takes(String method, String... headers) {
        Headers all = new Headers();
        Arrays.stream(headers).map(header -> header.split(": ", 2)).forEach(pair -> all.add(pair[0], pair[1]));
        return origin.objection(method, all).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8080",
                "192.168.56.20:80",
                "[::1]:8080",
                "[fe80::1]",
                "localhost",
                "LocalHost:8080",
                "show.example",
                "SHOW.example:8080",
            })
    void isItselfUnderAddressesLocalhostAndItsNames(String host) {
        assertThat(takes("POST", "Host: " + host)).isTrue();
        assertThat(takes("POST", "Host: " + host, "Origin: http://" + host)).isTrue();
        assertThat(takes("POST", "Host: " + host, "Origin: http://elsewhere.example"))
                .isFalse();
    }

    /** A page whose name points here has the same host for its origin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "elsewhere.example",
                "elsewhere.example:8080",
                "127.0.0.1.elsewhere.example",
                "localhost.elsewhere.example",
                "show.example.elsewhere.example",
                "xshow.example",
                "localhost:8080@elsewhere.example",
                "256.0.0.1",
                "127.0.0.1.",
                "1",
                "0x7f000001",
                "[elsewhere.example]",
                "::1",
                "localhost, elsewhere.example",
                "",
            })
    void isNobodyElse(String host) {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
            assertThat(takes(method, "Host: " + host)).isFalse();
            assertThat(takes(method, "Host: " + host, "Origin: http://" + host)).isFalse();
        }
    }

    @Test
    void aCallWithoutAHostOrWithTwoIsRefused() {
        assertThat(takes("POST")).isFalse();
        assertThat(takes("POST", "Host: localhost", "Host: elsewhere.example")).isFalse();
    }

    @Test
    void whoReadsMayUseAnyName() {
        assertThat(takes("GET", "Host: elsewhere.example")).isTrue();
        assertThat(takes("HEAD", "Host: elsewhere.example")).isTrue();
        assertThat(takes("GET", "Host: elsewhere.example", "Origin: http://third.example"))
                .isFalse();
    }
}
