package dev.roadcase.inaetics.http;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Where a service listens, or is reached.
 *
 * @param host a name, or an IPv4 or IPv6 address without brackets
 * @param port 0 to 65535; where 0 is listened at, the system chooses one
 */
public record Address(String host, int port) {
    public Address {
        if (host.isBlank()) {
            throw new IllegalArgumentException("an address without a host");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /**
     * Reads {@code HOST:PORT}, where an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(colon, 0)).replaceFirst("^\\[(.*)]$", "$1");
        try {
            return new Address(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address such as 127.0.0.1:8080: \"" + text + "\"", e);
        }
    }

    /** The address of a path there; the path begins with a slash. */
    public URI http(String path) {
        return URI.create("http://" + this + path);
    }

    InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
