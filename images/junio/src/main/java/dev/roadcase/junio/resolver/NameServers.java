package dev.roadcase.junio.resolver;

import dev.roadcase.junio.dns.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom to ask, and what a short name may stand for: what resolv.conf(5) says.
 *
 * @param servers in the order in which they are asked
 * @param search domains that are tried behind a name
 * @param ndots a name with fewer dots is tried with them first
 */
public record NameServers(List<InetSocketAddress> servers, List<DnsName> search, int ndots) {
    /** Where Linux has it. */
    public static final Path USUAL = Path.of("/etc/resolv.conf");

    private static final int PORT = 53;
    private static final int MOST_SERVERS = 3;
    private static final int MOST_DOTS = 15;

    public NameServers {
        servers = List.copyOf(servers);
        search = List.copyOf(search);
    }

    /** One server and nothing else. */
    public static NameServers only(InetSocketAddress server) {
        return new NameServers(List.of(server), List.of(), 1);
    }

    /** @throws IOException where the file cannot be read */
    public static NameServers read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    /** Reads the lines of a resolv.conf; what it does not know, or what is wrong, it leaves out, as the C library does. */
    static NameServers parse(List<String> lines) throws UnknownHostException {
        List<InetSocketAddress> servers = new ArrayList<>();
        List<DnsName> search = new ArrayList<>();
        int ndots = 1;
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            switch (words[0]) {
                case "nameserver" -> add(words, servers);
                case "search", "domain" -> {
                    search.clear();
                    search.addAll(domains(words));
                }
                case "options" -> ndots = dots(words, ndots);
                default -> {}
            }
        }
        if (servers.isEmpty()) {
            servers.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
        }
        return new NameServers(servers, search, ndots);
    }

    private static void add(String[] words, List<InetSocketAddress> servers) {
        if (words.length > 1 && words[1].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%a-z]*")) {
            InetSocketAddress server = new InetSocketAddress(words[1], PORT);
            if (!server.isUnresolved() && servers.size() < MOST_SERVERS) {
                servers.add(server);
            }
        }
    }

    private static List<DnsName> domains(String[] words) {
        return Stream.of(words).skip(1).flatMap(NameServers::domain).toList();
    }

    private static Stream<DnsName> domain(String word) {
        try {
            return Stream.of(DnsName.parse(word));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static int dots(String[] words, int otherwise) {
        return Stream.of(words)
                .filter(word -> word.matches("ndots:[0-9]{1,3}"))
                .map(word -> Math.min(MOST_DOTS, Integer.parseInt(word.substring(6))))
                .reduce(otherwise, (first, second) -> second);
    }

    /** The whole names that a name may stand for, in the order in which they are tried. */
    List<DnsName> candidates(String name) {
        DnsName whole = DnsName.parse(name);
        if (name.endsWith(".")) {
            return List.of(whole);
        }
        List<DnsName> all = new ArrayList<>();
        search.forEach(domain -> all.addAll(joined(whole, domain)));
        all.add(whole.labels().size() > ndots ? 0 : all.size(), whole);
        return all;
    }

    private static List<DnsName> joined(DnsName name, DnsName domain) {
        try {
            return List.of(name.below(domain));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
