package dev.roadcase.bundler.remote.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * The hosts that are spoken to without a proxy: this machine, and what {@code NO_PROXY} lists. Its entries are names (and all
 * below them), names behind a dot (only what is below them), addresses, networks such as {@code 10.0.0.0/8}, each with a
 * port where only that is meant, or {@code *}.
 */
record NoProxy(List<String> entries) {

    static NoProxy parse(String value) {
        return new NoProxy(Arrays.stream(value.split("[,\\s]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    boolean holds(HttpUrl url) {
        return isThisMachine(url.host()) || entries.stream().anyMatch(entry -> matches(entry, url));
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || isAddress(host) && address(host).isLoopbackAddress();
    }

    private static boolean matches(String entry, HttpUrl url) {
        if (entry.equals("*")) {
            return true;
        }
        String host = withoutPort(entry);
        boolean port = host.equals(entry) || entry.endsWith(":" + url.port());
        return port && (isAddress(url.host()) ? matchesAddress(host, url.host()) : matchesName(host, url.host()));
    }

    /** An IPv6 address has a port only behind its bracket. */
    private static String withoutPort(String entry) {
        if (entry.startsWith("[")) {
            return entry.substring(1, Math.max(1, entry.indexOf(']')));
        }
        boolean address = entry.indexOf(':') != entry.lastIndexOf(':');
        return address ? entry : entry.replaceFirst(":[0-9]+$", "");
    }

    private static boolean matchesName(String entry, String host) {
        String below = entry.replaceFirst("^\\*?\\.?", ".");
        return host.endsWith(below) || host.equals(entry);
    }

    private static boolean matchesAddress(String entry, String host) {
        String[] network = entry.split("/", 2);
        if (!isAddress(network[0])) {
            return false;
        }
        byte[] wanted = address(network[0]).getAddress();
        byte[] given = address(host).getAddress();
        int bits = network.length < 2 ? wanted.length * 8 : bits(network[1]);
        return wanted.length == given.length && bits >= 0 && sameBits(wanted, given, Math.min(bits, wanted.length * 8));
    }

    private static boolean sameBits(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** A text that looks like an address is never looked up as a name. */
    private static boolean isAddress(String host) {
        return host.contains(":") ? host.matches("[0-9a-f:.]+") : host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + literal, e);
        }
    }
}
