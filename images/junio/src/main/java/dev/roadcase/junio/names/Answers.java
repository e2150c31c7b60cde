package dev.roadcase.junio.names;

import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.dns.DnsRecord;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.dns.Question;
import dev.roadcase.junio.dns.Types;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Records for one question about a name of our domain. */
final class Answers {
    private static final int LONGEST_CHAIN = 8;

    /** Folders of aliases to folders of aliases would keep everybody busy. */
    private static final int MOST_READS = 64;

    private static final double ALL = 100;

    private final Directory directory;
    private final Outside outside;
    private final DnsName domain;
    private final Set<DnsRecord> answers = new LinkedHashSet<>();
    private final Set<DnsRecord> additional = new LinkedHashSet<>();
    private int reads;

    Answers(Directory directory, Outside outside, DnsName domain) {
        this.directory = directory;
        this.outside = outside;
        this.domain = domain;
    }

    List<DnsRecord> answers() {
        return List.copyOf(answers);
    }

    List<DnsRecord> additional() {
        return List.copyOf(additional);
    }

    /** Finds them, and says whether there is such a name. */
    boolean find(Question question) throws IOException, InterruptedException {
        Optional<List<Known>> known = directory.find(question.name());
        if (known.isEmpty()) {
            return false;
        }
        switch (question.type()) {
            case Types.A, Types.AAAA -> answers.addAll(addresses(question.name(), question.type(), known.get(), 0));
            case Types.SRV, Types.ANY -> locations(question.name(), known.get());
            case Types.CNAME -> aliases(question.name(), known.get());
            case Types.TXT -> texts(question.name(), known.get());
            default -> {}
        }
        return true;
    }

    /** Addresses of a name; where a key says another name, that one's. */
    private List<DnsRecord> addresses(DnsName name, int type, List<Known> known, int depth)
            throws IOException, InterruptedException {
        List<DnsRecord> found = new ArrayList<>();
        for (Known one : known) {
            if (one.address().isEmpty() && !one.host().isEmpty()) {
                found.addAll(byAnotherName(name, type, one, depth));
            }
            one.address()
                    .filter(address -> address.type() == type)
                    .ifPresent(address -> found.add(new DnsRecord(name, one.ttl(), address)));
        }
        return found;
    }

    private List<DnsRecord> byAnotherName(DnsName name, int type, Known one, int depth)
            throws IOException, InterruptedException {
        if (depth == LONGEST_CHAIN || one.target().lower().equals(name.lower())) {
            return List.of();
        }
        List<DnsRecord> chain = new ArrayList<>();
        chain.add(new DnsRecord(name, one.ttl(), new DnsRecord.Alias(one.target())));
        chain.addAll(addresses(one.target(), type, depth + 1));
        return chain;
    }

    private List<DnsRecord> addresses(DnsName name, int type, int depth) throws IOException, InterruptedException {
        if (++reads > MOST_READS) {
            return List.of();
        }
        if (!name.isBelow(domain)) {
            return outside.ask(Question.of(name, type)).map(Message::answers).orElse(List.of());
        }
        return addresses(name, type, directory.find(name).orElse(List.of()), depth);
    }

    /** Those of one priority share a weight of 100, each as much as its own says. */
    private void locations(DnsName name, List<Known> known) throws IOException, InterruptedException {
        Map<Integer, Integer> weights =
                known.stream().collect(Collectors.groupingBy(Known::priority, Collectors.summingInt(Known::weight)));
        for (Known one : known) {
            if (!one.host().isEmpty()) {
                int weight = (int) (ALL * one.weight() / weights.get(one.priority()));
                DnsRecord.Location location = new DnsRecord.Location(one.priority(), weight, one.port(), one.target());
                answers.add(new DnsRecord(name, one.ttl(), location));
                addressesOf(one);
            }
        }
    }

    /** So that who asks where a service is need not ask for its address too. */
    private void addressesOf(Known one) throws IOException, InterruptedException {
        Optional<DnsRecord.Address> address = one.address();
        if (address.isPresent()) {
            additional.add(new DnsRecord(one.target(), one.ttl(), address.get()));
        } else if (one.target().isBelow(domain)) {
            additional.addAll(addresses(one.target(), Types.A, 1));
        }
    }

    private void aliases(DnsName name, List<Known> known) {
        known.stream()
                .filter(one -> one.address().isEmpty() && !one.host().isEmpty())
                .findFirst()
                .ifPresent(one -> answers.add(new DnsRecord(name, one.ttl(), new DnsRecord.Alias(one.target()))));
    }

    private void texts(DnsName name, List<Known> known) {
        known.stream()
                .filter(one -> !one.text().isEmpty())
                .forEach(one -> answers.add(new DnsRecord(name, one.ttl(), new DnsRecord.Text(List.of(one.text())))));
    }
}
