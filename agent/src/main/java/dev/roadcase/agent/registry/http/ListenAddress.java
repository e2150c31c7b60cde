package dev.roadcase.agent.registry.http;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a name or an address of this machine, IPv6 in brackets; 0.0.0.0 means all of its networks
 * @param port 0 to 65535; 0 means any free one
 */
public record ListenAddress(String host, int port) {
    /** Only this machine, at the usual port of registries. */
    public static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", 5000);

    private static final int LAST_PORT = 65_535;
    private static final Pattern FORM =
            Pattern.compile("([a-zA-Z0-9][a-zA-Z0-9.-]{0,252}|\\[[0-9a-fA-F:.]{2,45}])" + ":([0-9]{1,5})");

    public ListenAddress {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("not a port (0 to 65535): " + port);
        }
    }

    /** Reads {@code HOST:PORT}. */
    public static ListenAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "not an address to listen at (HOST:PORT, such as 127.0.0.1:5000): " + Excerpt.of(text));
        }
        return new ListenAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    /** The same host with another port. */
    public ListenAddress withPort(int other) {
        return new ListenAddress(host, other);
    }

    /** What a client on this machine connects to: for all networks, the loopback. */
    ListenAddress reachable() {
        return switch (host) {
            case "0.0.0.0" -> new ListenAddress("127.0.0.1", port);
            case "[::]" -> new ListenAddress("[::1]", port);
            default -> this;
        };
    }

    InetSocketAddress resolve() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw Problem.machine("cannot listen at " + this + ": this machine does not know the name " + host)
                    .advise("give one of its addresses with --listen, such as " + DEFAULT.withPort(port))
                    .causedBy(e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
