package dev.roadcase.junio.names;

import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.dns.DnsRecord;
import dev.roadcase.junio.dns.Malformed;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.dns.Question;
import dev.roadcase.junio.dns.Rcode;
import dev.roadcase.junio.dns.Types;
import dev.roadcase.junio.etcd.Keys;
import dev.roadcase.junio.event.Complaint;
import dev.roadcase.junio.event.Events;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Answers messages. Names of the domain are in etcd; others are known outside, or to nobody, and that is said at once. */
public final class NameServer {
    private static final int QUERY = 0;
    private static final int SMALLEST_UDP = 512;
    private static final int LARGEST_UDP = 1232;
    private static final int LARGEST_TCP = 65535;

    private final DnsName domain;
    private final Directory directory;
    private final Outside outside;
    private final Complaint complaint;

    /** @param others name servers for all other names; none where there is no network */
    public NameServer(DnsName domain, Keys keys, List<InetSocketAddress> others, Events events) {
        this.domain = domain.lower();
        this.directory = new Directory(keys, events);
        this.outside = new Outside(others);
        this.complaint = new Complaint("names cannot be read", events);
    }

    /** The bytes that are answered to these; absent for what is no question. */
    Optional<byte[]> answer(byte[] bytes, boolean overTcp) throws InterruptedException {
        try {
            Message query = Message.read(bytes);
            return query.flags().isAnswer() ? Optional.empty() : Optional.of(answer(query, bytes, overTcp));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private byte[] answer(Message query, byte[] bytes, boolean overTcp) throws InterruptedException {
        boolean ours = query.question().name().isBelow(domain);
        if (isUsual(query) && !ours && outside.isThere()) {
            return outside.ask(bytes, overTcp).orElseGet(() -> sized(failed(query, Rcode.SERVFAIL), overTcp));
        }
        return sized(ours ? own(query) : other(query), overTcp);
    }

    private static byte[] sized(Message answer, boolean overTcp) {
        int most = Math.min(LARGEST_UDP, Math.max(SMALLEST_UDP, answer.udpSize().orElse(SMALLEST_UDP)));
        return answer.bytes(overTcp ? LARGEST_TCP : most);
    }

    private static boolean isUsual(Message query) {
        return query.flags().opcode() == QUERY && query.question().dnsClass() == Types.INTERNET;
    }

    private Message own(Message query) throws InterruptedException {
        if (!isUsual(query)) {
            return unusual(query);
        }
        Answers found = new Answers(directory, outside, domain);
        try {
            boolean exists = found.find(query.question())
                    || query.question().name().lower().equals(domain);
            complaint.over();
            return known(query, exists, found);
        } catch (IOException e) {
            complaint.because(e);
            return failed(query, Rcode.SERVFAIL);
        }
    }

    private Message known(Message query, boolean exists, Answers found) {
        Question question = query.question();
        boolean asksForAuthority =
                question.type() == Types.SOA && question.name().lower().equals(domain);
        List<DnsRecord> answers = asksForAuthority ? List.of(authority(question.name())) : found.answers();
        List<DnsRecord> authority = answers.isEmpty() ? List.of(authority(domain)) : List.of();
        return message(query, true, exists ? Rcode.NOERROR : Rcode.NXDOMAIN, answers, authority, found.additional());
    }

    /** Nothing of a "no" may be kept: the key may be there the next moment. */
    private DnsRecord authority(DnsName name) {
        DnsName server = new DnsName(List.of("ns", "dns")).below(domain);
        DnsName mailbox = new DnsName(List.of("hostmaster")).below(domain);
        return new DnsRecord(name, 0, new DnsRecord.Authority(server, mailbox, 1, 0));
    }

    /** There is no such name. A failure would be no answer to musl (Alpine's images), which goes on to wait for 5 s. */
    private Message other(Message query) {
        return isUsual(query) ? message(query, false, Rcode.NXDOMAIN, List.of(), List.of(), List.of()) : unusual(query);
    }

    private Message unusual(Message query) {
        return failed(query, query.flags().opcode() == QUERY ? Rcode.REFUSED : Rcode.NOTIMP);
    }

    private Message failed(Message query, Rcode rcode) {
        return message(query, false, rcode, List.of(), List.of(), List.of());
    }

    private Message message(
            Message query,
            boolean authoritative,
            Rcode rcode,
            List<DnsRecord> answers,
            List<DnsRecord> authority,
            List<DnsRecord> additional) {
        Message.Flags asked = query.flags();
        Message.Flags flags =
                new Message.Flags(true, asked.opcode(), authoritative, false, asked.recursionWanted(), true, rcode);
        return new Message(query.id(), flags, query.question(), answers, authority, additional, query.udpSize());
    }
}
