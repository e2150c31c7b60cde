package dev.roadcase.junio.resolver;

import java.net.InetAddress;

/**
 * Where something answers.
 *
 * @param host its name, without a dot at its end
 * @param address that the name has now
 */
public record Endpoint(String host, int port, InetAddress address) {
    public Endpoint {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
