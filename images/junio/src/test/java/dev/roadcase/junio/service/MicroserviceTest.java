package dev.roadcase.junio.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roadcase.junio.dns.DnsRecord;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.dns.Rcode;
import dev.roadcase.junio.http.Fetch;
import dev.roadcase.junio.http.Server;
import dev.roadcase.junio.parts.FakeNames;
import dev.roadcase.junio.patience.Deadline;
import dev.roadcase.junio.resolver.NameServers;
import dev.roadcase.junio.resolver.Resolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroserviceTest {
    private static final Clock NIGHT =
            Clock.fixed(Instant.parse("2016-06-08T23:27:00Z"), ZoneId.of("Pacific/Auckland"));
    private static final Identity POD = new Identity("date-1-0-0-x7k2p", "1.0.0");

    private static Server start(Microservice service) throws IOException {
        return Server.listen(0, service.routes(), line -> {}).start();
    }

    private static String get(Server server, String path) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        byte[] body = new Fetch(address, "test", Duration.ofSeconds(5)).get(path, Deadline.in(Duration.ofSeconds(20)));
        return new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void dateAndTimeTellByteForByteWhatTheOriginalsTold() throws IOException {
        Server date = start(Microservice.date(POD, NIGHT));
        Server time = start(Microservice.time(POD, NIGHT));
        assertThat(get(date, "/date"))
                .isEqualTo("{\"date\":\"20160608\",\"hostname\":\"date-1-0-0-x7k2p\",\"version\":\"1.0.0\"}");
        assertThat(get(time, "/time"))
                .isEqualTo("{\"time\":\"23:27:00\",\"hostname\":\"date-1-0-0-x7k2p\",\"version\":\"1.0.0\"}");
        assertThat(get(time, "/status")).isEqualTo("{\"ok\":true}");
        date.close();
        time.close();
    }

    @Test
    void whatStartsSaysSoWithNameVersionAndPort() {
        assertThat(Microservice.time(POD, NIGHT).announcement(POD, 7002))
                .isEqualTo("Starting time version 1.0.0 on port 7002.");
        assertThat(Microservice.date(POD, NIGHT).port()).isEqualTo(7001);
    }

    /** Names of which each leads to a port of this machine, or nowhere. */
    private static Optional<Message> located(Message query, Map<String, Integer> ports) {
        String name = query.question().name().labels().get(0);
        if (!ports.containsKey(name)) {
            return Optional.of(FakeNames.answer(query, Rcode.NXDOMAIN, List.of(), List.of()));
        }
        DnsRecord where = FakeNames.location(query.question().name(), ports.get(name), name + "-pod.example");
        return Optional.of(FakeNames.answer(
                query, Rcode.NOERROR, List.of(where), List.of(FakeNames.loopback(name + "-pod.example"))));
    }

    private static Server web(FakeNames names, Map<String, String> environment) throws IOException {
        Resolver resolver = new Resolver(NameServers.only(names.address()));
        Identity identity = new Identity("web-1-0-0-abcde", "1.0.0");
        return start(Microservice.web(identity, new Environment(environment), resolver));
    }

    @Test
    void webSaysWhatBothSayAndFollowsTheSwitchWithTheVeryNextRequest() throws IOException {
        Server blue = start(Microservice.date(POD, NIGHT));
        Server green = start(Microservice.date(new Identity("date-1-0-1-p", "1.0.1"), NIGHT));
        Server time = start(Microservice.time(POD, NIGHT));
        AtomicReference<Integer> key = new AtomicReference<>(blue.port());
        try (FakeNames names = new FakeNames(query -> located(query, Map.of("date", key.get(), "time", time.port())))) {
            Server web = web(names, Map.of());
            assertThat(get(web, "/"))
                    .isEqualTo("web-1-0-0-abcde 1.0.0:\n20160608 - date-1-0-0-x7k2p 1.0.0\n"
                            + "23:27:00 - date-1-0-0-x7k2p 1.0.0\n");
            key.set(green.port());
            assertThat(get(web, "/")).contains("\n20160608 - date-1-0-1-p 1.0.1\n");
            assertThat(names.asked).contains("udp 33 date.default.svc.cluster.local.");
            web.close();
        }
        blue.close();
        green.close();
        time.close();
    }

    @Test
    void whatFailsIsUnknownAndTheOtherLineIsThere() throws IOException {
        Server time = start(Microservice.time(POD, NIGHT));
        try (FakeNames names = new FakeNames(query -> located(query, Map.of("t", time.port(), "dead", 1)))) {
            Server gone = web(names, Map.of("DATEENDPOINT", "gone.example", "TIMEENDPOINT", "t.example"));
            assertThat(get(gone, "/"))
                    .isEqualTo("web-1-0-0-abcde 1.0.0:\nunknown - lookup gone.example: no such name\n"
                            + "23:27:00 - date-1-0-0-x7k2p 1.0.0\n");
            Server dead = web(names, Map.of("DATEENDPOINT", "dead.example", "TIMEENDPOINT", "a..b"));
            assertThat(get(dead, "/").lines().skip(1))
                    .containsExactly(
                            "unknown - get http://dead-pod.example:1/date: Connection refused",
                            "unknown - a label of 0 characters");
            gone.close();
            dead.close();
        }
        time.close();
    }

    @Test
    void aServiceThatHangsNeverMakesThePageWaitForSeconds() throws IOException {
        try (FakeNames silent = new FakeNames(query -> Optional.empty())) {
            Server web = web(silent, Map.of());
            long start = System.nanoTime();
            assertThat(get(web, "/").lines().skip(1)).allMatch(line -> line.startsWith("unknown - lookup "));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
            web.close();
        }
    }

    @Test
    void theVersionIsTheOneOfTheImage(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("version"), "1.0.1\n");
        assertThat(new Environment(Map.of("VERSION_FILE", file.toString())).version())
                .isEqualTo("1.0.1");
        Files.writeString(file, "a version\nof two lines");
        for (Path wrong : List.of(file, folder.resolve("none"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Environment(Map.of("VERSION_FILE", wrong.toString())).version())
                    .withMessageContaining("does not say which version this is");
        }
    }

    @Test
    void portsAreNumbers() {
        assertThat(new Environment(Map.of("PORT", " ")).port(7001)).isEqualTo(7001);
        assertThat(new Environment(Map.of("PORT", "80")).port(7001)).isEqualTo(80);
        for (String wrong : List.of("x", "-1", "65536", "70 01")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Environment(Map.of("PORT", wrong)).port(1))
                    .withMessage("PORT is no port from 0 to 65535: " + wrong);
        }
    }
}
