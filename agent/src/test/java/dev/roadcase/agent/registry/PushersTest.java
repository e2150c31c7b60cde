package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import dev.roadcase.agent.registry.http.CallerNetwork;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushersTest {
    private static final Pushers SOME = new Pushers(List.of(
            CallerNetwork.parse("192.168.56.0/24"), CallerNetwork.parse("fd00::/8"), CallerNetwork.parse("10.0.0.9")));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "192.168.56.255", "fd12::1", "10.0.0.9"})
    void nearOnesAndNamedNetworksMayPush(String address) {
        assertThatCode(() -> SOME.require(request("POST", address, "h:5000"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.57.1", "10.0.0.8", "fe80::1", "8.8.8.8"})
    void othersHearOfTheFlagAndMayPull(String address) {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThatThrownBy(() -> SOME.require(request(method, address, "h:5000")))
                    .isInstanceOf(RequestRefusal.class)
                    .hasMessageContaining("--push-from")
                    .hasMessageContaining(address.substring(0, 3));
        }
        assertThatCode(() -> SOME.require(request("GET", address, "h:5000"))).doesNotThrowAnyException();
    }

    @Test
    void aCertificateIsEnough() {
        Request request = request("PUT", "8.8.8.8", "registry.example.com", true, Optional.of("node-1"));
        assertThatCode(() -> Pushers.NEAR.require(request)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:5000", "127.0.0.1:5000", "[::1]:5000", "vm1:5000", "x.local", "a.localhost:1"})
    void itIsCalledByANameOfItsOwn(String host) {
        assertThatCode(() -> SOME.require(request("POST", "127.0.0.1", host))).doesNotThrowAnyException();
    }

    /** A name of the internet may point to this machine; only a browser would follow it here. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com", "evil.example.com:5000", "", "127.0.0.1.evil.com", "1.2.3.4.5"})
    void aNameOfTheInternetIsRefusedOverPlainHttp(String host) {
        assertThatThrownBy(() -> SOME.require(request("POST", "127.0.0.1", host)))
                .hasMessageContaining("plain HTTP");
        Request secure = request("POST", "127.0.0.1", host, true, Optional.empty());
        assertThatCode(() -> SOME.require(secure)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Origin,http://evil.example.com", "Origin,null", "Sec-Fetch-Site,same-origin"})
    void aPageMayNotPush(String header, String value) {
        Request request = request("POST", "127.0.0.1", "127.0.0.1:5000");
        request.headers().set(header, value);
        assertThatThrownBy(() -> SOME.require(request)).hasMessageContaining("browser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "all", "10.0.0.0/33", "10.0.0/8", "fd00::/129", "1.2.3.4/-1", "example.com", "999.1.1.1"})
    void whatIsNoNetworkIsNamed(String text) {
        assertThatThrownBy(() -> CallerNetwork.parse(text)).hasMessageContaining("not a network");
    }

    @Test
    void aNetworkOfNoBitsIsEverybody() throws UnknownHostException {
        assertThat(CallerNetwork.parse("0.0.0.0/0").has(InetAddress.getByName("8.8.8.8")))
                .isTrue();
        assertThat(CallerNetwork.parse("0.0.0.0/0").has(InetAddress.getByName("::2")))
                .isFalse();
    }

    private static Request request(String method, String address, String host) {
        return request(method, address, host, false, Optional.empty());
    }

    private static Request request(
            String method, String address, String host, boolean secure, Optional<String> caller) {
        Headers headers = new Headers();
        headers.set("Host", host);
        try {
            InetAddress from = InetAddress.getByName(address);
            InputStream nothing = InputStream.nullInputStream();
            return new Request(method, URI.create("/v2/x/blobs/uploads/"), headers, from, secure, caller, nothing);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
