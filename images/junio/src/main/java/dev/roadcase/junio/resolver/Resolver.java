package dev.roadcase.junio.resolver;

import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.dns.DnsRecord;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.dns.Question;
import dev.roadcase.junio.dns.Rcode;
import dev.roadcase.junio.dns.Types;
import dev.roadcase.junio.patience.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds services by name. Nothing is kept: a switch that somebody makes is seen with the next question. The JDK's own ways
 * are not used, since {@code InetAddress} keeps what it hears and knows no SRV, and the DNS of JNDI waits for seconds.
 */
public final class Resolver {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int ROUNDS = 2;
    private static final int ID_BITS = 16;

    private final NameServers servers;
    private final SecureRandom random = new SecureRandom();

    public Resolver(NameServers servers) {
        this.servers = servers;
    }

    /** Where a service is, by the first answer. */
    public Endpoint service(String name, Deadline deadline) throws IOException {
        Message answer = answer(name, Types.SRV, deadline);
        DnsRecord.Location first = location(name, answer);
        Optional<InetAddress> sent = sent(answer, first.target());
        InetAddress address =
                sent.isPresent() ? sent.get() : address(first.target().toString(), deadline);
        return new Endpoint(text(first.target()), first.port(), address);
    }

    /** The name of where a service is, by the first answer, whether or not anything is there. */
    public String target(String name, Deadline deadline) throws IOException {
        return text(location(name, answer(name, Types.SRV, deadline)).target());
    }

    private static DnsRecord.Location location(String name, Message answer) throws NoSuchName {
        return data(answer.answers(), DnsRecord.Location.class)
                .findFirst()
                .orElseThrow(() -> new NoSuchName(name, "no such service"));
    }

    /** The address that a name server has sent along. */
    private static Optional<InetAddress> sent(Message answer, DnsName name) throws IOException {
        for (DnsRecord record : answer.additional()) {
            if (record.data() instanceof DnsRecord.Address address
                    && record.name().lower().equals(name.lower())) {
                return Optional.of(InetAddress.getByAddress(text(name), address.array()));
            }
        }
        return Optional.empty();
    }

    /** The IPv4 address of a name, by the first answer; one that is written as such is no question. */
    public InetAddress address(String name, Deadline deadline) throws IOException {
        if (name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || name.contains(":")) {
            return InetAddress.getByName(name);
        }
        DnsRecord.Address first = data(answer(name, Types.A, deadline).answers(), DnsRecord.Address.class)
                .findFirst()
                .orElseThrow(() -> new NoSuchName(name, "no such host"));
        return InetAddress.getByAddress(text(DnsName.parse(name)), first.array());
    }

    private static <T> Stream<T> data(List<DnsRecord> records, Class<T> kind) {
        return records.stream().map(DnsRecord::data).filter(kind::isInstance).map(kind::cast);
    }

    private static String text(DnsName name) {
        return String.join(".", name.labels());
    }

    /** The first answer with a record, of all names that this one may stand for. */
    private Message answer(String name, int type, Deadline deadline) throws IOException {
        Optional<IOException> failure = Optional.empty();
        for (DnsName candidate : servers.candidates(name)) {
            try {
                Message answer = ask(Question.of(candidate, type), deadline);
                if (!answer.answers().isEmpty()) {
                    return answer;
                }
            } catch (IOException e) {
                failure = failure.or(() -> Optional.of(e));
            }
        }
        throw failure.orElseGet(() -> new NoSuchName(name, "no such name"));
    }

    /** Servers that do not answer, or cannot say, are asked a second time, all others before. */
    private Message ask(Question question, Deadline deadline) throws IOException {
        IOException last = new IOException("no name server");
        for (int round = 0; round < ROUNDS && !deadline.isOver(); round++) {
            for (InetSocketAddress server : servers.servers()) {
                try {
                    return known(new Exchange(server, PATIENCE.multipliedBy(1 + round)).ask(query(question), deadline));
                } catch (IOException e) {
                    last = e;
                }
            }
        }
        throw new IOException("lookup " + text(question.name()) + ": " + last.getMessage(), last);
    }

    private Message query(Question question) {
        return Message.asking(random.nextInt(1 << ID_BITS), question);
    }

    private static Message known(Message answer) throws IOException {
        Rcode rcode = answer.flags().rcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            throw new IOException(rcode.words());
        }
        return answer;
    }
}
