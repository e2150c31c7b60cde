package dev.roadcase.junio.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.dns.DnsRecord;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.dns.Question;
import dev.roadcase.junio.dns.Rcode;
import dev.roadcase.junio.dns.Types;
import dev.roadcase.junio.parts.FakeNames;
import dev.roadcase.junio.parts.Heard;
import dev.roadcase.junio.parts.HeldKeys;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameServerTest {
    private static final String ROOT = "/skydns/local/cluster/svc/default/";
    private static final String SUFFIX = ".default.svc.cluster.local";

    private final Heard heard = new Heard();
    private final HeldKeys keys = new HeldKeys()
            .with(ROOT + "date-1-0-0/3f", "{\"host\":\"10.3.0.1\",\"priority\":10,\"weight\":10,\"ttl\":30}")
            .with(
                    ROOT + "date-1-0-0/_tcp/_date/3f",
                    "{\"host\":\"date-1-0-0.default.svc.cluster.local.\",\"port\":7001,"
                            + "\"priority\":10,\"weight\":10,\"ttl\":30}")
            .with(ROOT + "date", "{\"host\":\"date-1-0-0.default.svc.cluster.local.\",\"port\":7001}");

    private final NameServer quiet = server();

    private NameServer server(InetSocketAddress... others) {
        return new NameServer(DnsName.parse("cluster.local"), keys, List.of(others), heard);
    }

    private static Message ask(NameServer server, String name, int type) throws Exception {
        byte[] query = Message.asking(9, Question.of(DnsName.parse(name), type)).bytes();
        return Message.read(server.answer(query, false).orElseThrow());
    }

    /** Records as a zone file has them. */
    private static List<String> lines(List<DnsRecord> records) {
        return records.stream().map(NameServerTest::line).toList();
    }

    private static String line(DnsRecord record) {
        String owner = record.name() + " " + record.ttl() + " ";
        if (record.data() instanceof DnsRecord.Location location) {
            return owner + "SRV " + location.priority() + " " + location.weight() + " " + location.port() + " "
                    + location.target();
        }
        if (record.data() instanceof DnsRecord.Alias alias) {
            return owner + "CNAME " + alias.target();
        }
        return owner + (record.data() instanceof DnsRecord.Address address ? "A " + address.bytes() : record.data());
    }

    private List<String> answers(String name, int type) throws Exception {
        return lines(ask(quiet, name + SUFFIX, type).answers());
    }

    @Test
    void aServiceHasItsClusterIpAndALocationByItsHash() throws Exception {
        assertThat(answers("date-1-0-0", Types.A))
                .containsExactly("date-1-0-0.default.svc.cluster.local. 30 A [10, 3, 0, 1]");
        assertThat(answers("date-1-0-0", Types.SRV))
                .containsExactly("date-1-0-0.default.svc.cluster.local. 30 SRV 10 100 0 "
                        + "3f.date-1-0-0.default.svc.cluster.local.");
        assertThat(answers("3f.date-1-0-0", Types.A)).hasSize(1);
    }

    @Test
    void aNamedPortHasALocationOfItsOwn() throws Exception {
        assertThat(answers("_date._tcp.date-1-0-0", Types.SRV))
                .containsExactly("_date._tcp.date-1-0-0.default.svc.cluster.local. 30 SRV 10 100 7001 "
                        + "date-1-0-0.default.svc.cluster.local.");
    }

    @Test
    void theSwitchIsAKeyAndTheNextAnswerIsAnotherOne() throws Exception {
        Message blue = ask(server(), "date" + SUFFIX, Types.SRV);
        assertThat(lines(blue.answers()))
                .containsExactly(
                        "date.default.svc.cluster.local. 0 SRV 10 100 7001 date-1-0-0.default.svc.cluster.local.");
        assertThat(lines(blue.additional()))
                .containsExactly("date-1-0-0.default.svc.cluster.local. 30 A [10, 3, 0, 1]");
        keys.with(ROOT + "date", "{\"host\":\"date-1-0-1.default.svc.cluster.local.\",\"port\":7001}");
        assertThat(answers("date", Types.SRV))
                .containsExactly(
                        "date.default.svc.cluster.local. 0 SRV 10 100 7001 date-1-0-1.default.svc.cluster.local.");
    }

    @Test
    void theSwitchHasTheAddressOfWhatItNames() throws Exception {
        assertThat(answers("date", Types.A))
                .containsExactly(
                        "date.default.svc.cluster.local. 0 CNAME date-1-0-0.default.svc.cluster.local.",
                        "date-1-0-0.default.svc.cluster.local. 30 A [10, 3, 0, 1]");
        assertThat(answers("date", Types.CNAME)).hasSize(1);
    }

    @Test
    void severalShareAHundred() throws Exception {
        keys.with(ROOT + "many/a", "{\"host\":\"10.0.0.1\",\"weight\":10}")
                .with(ROOT + "many/b", "{\"host\":\"10.0.0.2\",\"weight\":30}")
                .with(ROOT + "many/c", "{\"host\":\"10.0.0.3\",\"priority\":20}");
        assertThat(answers("many", Types.SRV))
                .extracting(line -> line.replaceFirst(".*SRV (.*) 0 (.)\\..*", "$2 $1"))
                .containsExactly("a 10 25", "b 10 75", "c 20 100");
    }

    @Test
    void whatIsNotThereIsNotAndWhatIsThereIsNotOfEveryType() throws Exception {
        Message none = ask(server(), "nobody" + SUFFIX, Types.A);
        assertThat(none.flags().rcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(none.flags().authoritative()).isTrue();
        assertThat(none.authority()).hasSize(1);
        Message noAddress = ask(server(), "date-1-0-0" + SUFFIX, Types.AAAA);
        assertThat(noAddress.flags().rcode()).isEqualTo(Rcode.NOERROR);
        assertThat(noAddress.answers()).isEmpty();
        assertThat(noAddress.authority()).hasSize(1);
        assertThat(ask(server(), "cluster.local", Types.SOA).answers()).hasSize(1);
    }

    @Test
    void capitalsAreTheSameNameAndStayAsTheyWereWritten() throws Exception {
        Message answer = ask(server(), "DATE-1-0-0.Default.svc.CLUSTER.local", Types.A);
        assertThat(answer.question().name()).hasToString("DATE-1-0-0.Default.svc.CLUSTER.local.");
        assertThat(lines(answer.answers())).containsExactly("DATE-1-0-0.Default.svc.CLUSTER.local. 30 A [10, 3, 0, 1]");
    }

    @Test
    void namesThatLeadAPathAstrayAreNobodys() throws Exception {
        for (DnsName name : List.of(
                new DnsName(List.of("..", "..", "cluster", "local")),
                new DnsName(List.of("a/b", "cluster", "local")),
                new DnsName(List.of("a?x=y", "cluster", "local")),
                new DnsName(List.of("\u0000", "cluster", "local")))) {
            byte[] query = Message.asking(9, Question.of(name, Types.A)).bytes();
            Message answer = Message.read(server().answer(query, false).orElseThrow());
            assertThat(answer.flags().rcode()).isEqualTo(Rcode.NXDOMAIN);
        }
    }

    @Test
    void keysThatGoRoundInCirclesEnd() throws Exception {
        keys.with(ROOT + "x", "{\"host\":\"y.default.svc.cluster.local\"}")
                .with(ROOT + "y", "{\"host\":\"x.default.svc.cluster.local\"}")
                .with(ROOT + "z", "{\"host\":\"z.default.svc.cluster.local\"}");
        assertThat(answers("x", Types.A)).allMatch(line -> line.contains("CNAME"));
        assertThat(answers("z", Types.A)).isEmpty();
        assertThat(answers("z", Types.SRV)).hasSize(1);
    }

    /** Without a limit this takes ten to the eighth reads. */
    @Test
    void foldersOfAliasesToEachOtherEndToo() throws Exception {
        for (int i = 0; i < 10; i++) {
            keys.with(ROOT + "p/k" + i, "{\"host\":\"q.default.svc.cluster.local\"}")
                    .with(ROOT + "q/k" + i, "{\"host\":\"p.default.svc.cluster.local\"}");
        }
        assertThat(answers("p", Types.A)).isNotEmpty().allMatch(line -> line.contains("CNAME"));
        assertThat(ask(quiet, "p" + SUFFIX, Types.SRV).flags().rcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void aKeyThatIsWrittenBadlySpoilsNoOther() throws Exception {
        keys.with(ROOT + "two/a", "{\"host\":\"10.0.0.1\"}").with(ROOT + "two/b", "host=10.0.0.2");
        for (String bad :
                List.of("[]", "{\"host\":\"a..b\"}", "{\"host\":\"10.0.0.999\"}", "{\"host\":\"a\",\"port\":-1}")) {
            keys.with(ROOT + "two/c", bad);
            assertThat(answers("two", Types.A)).as(bad).hasSize(1);
        }
        assertThat(answers("two", Types.A)).hasSize(1);
        assertThat(heard.warnings).hasSize(5).allMatch(fact -> fact.startsWith("the key " + ROOT + "two/"));
    }

    @Test
    void whileKeysCannotBeReadItFailsAtOnceAndSaysSoOnce() throws Exception {
        keys.away(true);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(quiet, "date" + SUFFIX, Types.SRV).flags().rcode()).isEqualTo(Rcode.SERVFAIL);
        }
        keys.away(false);
        assertThat(answers("date", Types.SRV)).hasSize(1);
        assertThat(heard.warnings).containsExactly("names cannot be read: etcd is away");
        assertThat(heard.facts).containsExactly("no longer: names cannot be read");
    }

    @Test
    void otherNamesAreNobodysAtOnceWhereThereIsNoNetwork() throws Exception {
        for (String name : List.of("debian.org", "1.0.3.10.in-addr.arpa", "local", "xcluster.local")) {
            assertThat(ask(server(), name, Types.PTR).flags().rcode()).isEqualTo(Rcode.NXDOMAIN);
        }
    }

    @Test
    void otherNamesAreAskedForWhereThereIsOne() throws Exception {
        try (FakeNames names = new FakeNames(query -> Optional.of(
                FakeNames.answer(query, Rcode.NOERROR, List.of(FakeNames.loopback("debian.org")), List.of())))) {
            Message answer = ask(server(names.address()), "debian.org", Types.A);
            assertThat(answer.id()).isEqualTo(9);
            assertThat(answer.answers()).hasSize(1);
            keys.with(ROOT + "www", "{\"host\":\"debian.org\"}");
            assertThat(lines(ask(server(names.address()), "www" + SUFFIX, Types.A)
                            .answers()))
                    .containsExactly(
                            "www.default.svc.cluster.local. 0 CNAME debian.org.", "debian.org. 30 A [127, 0, 0, 1]");
        }
        Message gone = ask(server(new InetSocketAddress("127.0.0.1", 1)), "debian.org", Types.A);
        assertThat(gone.flags().rcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void whatIsNoQuestionOfTheInternetIsRefused() throws Exception {
        Question chaos = new Question(DnsName.parse("version.bind"), Types.TXT, 3);
        Message answer = Message.read(
                server().answer(Message.asking(9, chaos).bytes(), false).orElseThrow());
        assertThat(answer.flags().rcode()).isEqualTo(Rcode.REFUSED);
        Message update = new Message(
                9,
                new Message.Flags(false, 5, false, false, false, false, Rcode.NOERROR),
                chaos,
                List.of(),
                List.of(),
                List.of(),
                java.util.OptionalInt.empty());
        assertThat(Message.read(server().answer(update.bytes(), false).orElseThrow())
                        .flags()
                        .rcode())
                .isEqualTo(Rcode.NOTIMP);
    }

    @Test
    void answersAndWhatIsNoMessageAreLeftAlone() throws Exception {
        byte[] answer = ask(server(), "date" + SUFFIX, Types.A).bytes();
        assertThat(server().answer(answer, false)).isEmpty();
        assertThat(Stream.of(new byte[0], new byte[12], "GET / HTTP/1.1".getBytes())
                        .map(this::quietly))
                .allMatch(Optional::isEmpty);
    }

    private Optional<byte[]> quietly(byte[] bytes) {
        try {
            return server().answer(bytes, false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
