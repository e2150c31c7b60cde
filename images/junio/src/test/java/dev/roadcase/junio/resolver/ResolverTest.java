package dev.roadcase.junio.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.dns.DnsRecord;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.dns.Rcode;
import dev.roadcase.junio.dns.Types;
import dev.roadcase.junio.parts.FakeNames;
import dev.roadcase.junio.patience.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private static final String DATE = "date.default.svc.cluster.local";

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    private static Resolver asking(InetSocketAddress... servers) {
        return new Resolver(new NameServers(List.of(servers), List.of(DnsName.parse("svc.cluster.local")), 5));
    }

    private static Optional<Message> found(Message query) {
        if (!query.question().name().lower().equals(DnsName.parse(DATE))) {
            return Optional.of(FakeNames.answer(query, Rcode.NXDOMAIN, List.of(), List.of()));
        }
        DnsRecord one = FakeNames.location(query.question().name(), 7001, "date-1-0-0." + DATE.substring(5));
        DnsRecord other = FakeNames.location(query.question().name(), 9, "other.example");
        DnsRecord address = FakeNames.loopback("DATE-1-0-0." + DATE.substring(5));
        return Optional.of(FakeNames.answer(query, Rcode.NOERROR, List.of(one, other), List.of(address)));
    }

    @Test
    void theFirstAnswerCountsAndItsAddressIsTakenFromTheSameAnswer() throws IOException {
        try (FakeNames names = new FakeNames(ResolverTest::found)) {
            Endpoint endpoint = asking(names.address()).service(DATE, soon());
            assertThat(endpoint).hasToString("date-1-0-0.default.svc.cluster.local:7001");
            assertThat(endpoint.address()).isEqualTo(InetAddress.getLoopbackAddress());
            assertThat(names.asked).containsExactly("udp 33 " + DATE + ".svc.cluster.local.", "udp 33 " + DATE + ".");
        }
    }

    @Test
    void nothingIsKept() throws IOException {
        try (FakeNames names = new FakeNames(ResolverTest::found)) {
            Resolver resolver = asking(names.address());
            resolver.service(DATE + ".", soon());
            resolver.service(DATE + ".", soon());
            assertThat(names.asked).hasSize(2);
        }
    }

    @Test
    void anAnswerThatIsTooLargeForUdpIsAskedForOverTcp() throws IOException {
        List<DnsRecord> many = IntStream.range(0, 60)
                .mapToObj(i -> FakeNames.location(DnsName.parse(DATE), 7001, "t" + i + ".example"))
                .toList();
        try (FakeNames names = new FakeNames(query -> Optional.of(
                query.question().type() == Types.SRV
                        ? FakeNames.answer(query, Rcode.NOERROR, many, List.of())
                        : FakeNames.answer(
                                query, Rcode.NOERROR, List.of(FakeNames.loopback("t0.example")), List.of())))) {
            assertThat(asking(names.address()).service(DATE + ".", soon())).hasToString("t0.example:7001");
            assertThat(names.asked)
                    .containsExactly("udp 33 " + DATE + ".", "tcp 33 " + DATE + ".", "udp 1 t0.example.");
        }
    }

    @Test
    void aServerThatFailsOrIsDeadIsPassedOver() throws IOException {
        InetSocketAddress dead = new InetSocketAddress("127.0.0.1", 1);
        try (FakeNames failing = new FakeNames(
                        query -> Optional.of(FakeNames.answer(query, Rcode.SERVFAIL, List.of(), List.of())));
                FakeNames names = new FakeNames(ResolverTest::found)) {
            assertThat(asking(dead, failing.address(), names.address())
                            .service(DATE + ".", soon())
                            .port())
                    .isEqualTo(7001);
        }
    }

    @Test
    void aServerThatSaysNothingCostsHalfASecond() throws IOException {
        try (FakeNames silent = new FakeNames(query -> Optional.empty());
                FakeNames names = new FakeNames(ResolverTest::found)) {
            long start = System.nanoTime();
            asking(silent.address(), names.address()).service(DATE + ".", soon());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(450), Duration.ofSeconds(3));
        }
    }

    @Test
    void whereNobodyAnswersTheDeadlineHolds() throws IOException {
        try (FakeNames silent = new FakeNames(query -> Optional.empty())) {
            long start = System.nanoTime();
            assertThatIOException()
                    .isThrownBy(() -> asking(silent.address()).service(DATE, Deadline.in(Duration.ofMillis(300))))
                    .withMessageContaining("lookup date.default.svc.cluster.local")
                    .withMessageContaining("no answer from 127.0.0.1:");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void answersToOtherQuestionsAreNotTaken() throws IOException {
        try (FakeNames lying = new FakeNames(query -> Optional.of(new Message(
                query.id() ^ 1,
                FakeNames.answer(query, Rcode.NOERROR, List.of(), List.of()).flags(),
                query.question(),
                List.of(FakeNames.location(query.question().name(), 6666, "evil.example")),
                List.of(),
                List.of(FakeNames.loopback("evil.example")),
                query.udpSize())))) {
            assertThatIOException()
                    .isThrownBy(() -> asking(lying.address()).service(DATE, Deadline.in(Duration.ofMillis(300))));
        }
    }

    @Test
    void whatDoesNotExistIsSaidToBeSo() throws IOException {
        try (FakeNames names = new FakeNames(ResolverTest::found)) {
            assertThatThrownBy(() -> asking(names.address()).service("nobody", soon()))
                    .isInstanceOf(NoSuchName.class)
                    .hasMessage("lookup nobody: no such name");
        }
    }

    @Test
    void nobodyListensIsHeardAtOnce() {
        assertThatIOException()
                .isThrownBy(() -> asking(new InetSocketAddress("127.0.0.1", 1)).service(DATE, soon()))
                .withMessage("lookup date.default.svc.cluster.local.svc.cluster.local: nobody listens at 127.0.0.1:1");
    }

    @Test
    void anAddressIsNoQuestion() throws IOException {
        assertThat(asking().address("10.3.0.1", soon()).getAddress()).containsExactly(10, 3, 0, 1);
    }
}
