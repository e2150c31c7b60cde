package dev.roadcase.junio.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.junio.dns.DnsName;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameServersTest {
    private static final List<String> OF_A_POD = List.of(
            "nameserver 10.3.0.10",
            "search default.svc.cluster.local svc.cluster.local cluster.local",
            "options ndots:5 timeout:1");

    @Test
    void aPodsFileIsReadAsTheLibraryOfCReadsIt() throws UnknownHostException {
        NameServers servers = NameServers.parse(OF_A_POD);
        assertThat(servers.servers()).containsExactly(new InetSocketAddress("10.3.0.10", 53));
        assertThat(servers.candidates("date.default"))
                .extracting(DnsName::toString)
                .containsExactly(
                        "date.default.default.svc.cluster.local.",
                        "date.default.svc.cluster.local.",
                        "date.default.cluster.local.",
                        "date.default.");
    }

    @Test
    void aNameWithADotAtItsEndIsWhole() throws UnknownHostException {
        assertThat(NameServers.parse(OF_A_POD).candidates("date.example."))
                .containsExactly(DnsName.parse("date.example"));
    }

    @Test
    void aNameWithEnoughDotsIsTriedAsItIsFirst() throws UnknownHostException {
        assertThat(NameServers.parse(List.of("nameserver 1.2.3.4", "search x.y"))
                        .candidates("a.b"))
                .extracting(DnsName::toString)
                .containsExactly("a.b.", "a.b.x.y.");
    }

    @Test
    void whatIsWrongIsLeftOut() throws UnknownHostException {
        NameServers servers = NameServers.parse(List.of(
                "# nameserver 9.9.9.9",
                "nameserver",
                "nameserver example.org",
                "nameserver ::1",
                "options ndots:x ndots:99",
                "search a..b c",
                ";",
                ""));
        assertThat(servers.servers()).containsExactly(new InetSocketAddress("::1", 53));
        assertThat(servers.ndots()).isEqualTo(15);
        assertThat(servers.search()).containsExactly(DnsName.parse("c"));
        assertThat(NameServers.parse(List.of()).servers()).containsExactly(new InetSocketAddress("127.0.0.1", 53));
    }
}
