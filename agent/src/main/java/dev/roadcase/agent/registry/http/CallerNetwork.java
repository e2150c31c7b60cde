package dev.roadcase.agent.registry.http;

import dev.roadcase.agent.format.Excerpt;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network, or one address.
 *
 * @param address the first that is in it
 * @param bits how many of its bits all have
 */
public record CallerNetwork(InetAddress address, int bits) {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

    public CallerNetwork {
        if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("a network of " + bits + " bits");
        }
    }

    /** Reads {@code 192.168.56.0/24}, {@code fd00::/8} or an address alone. */
    public static CallerNetwork parse(String text) {
        Matcher matcher = FORM.matcher(text);
        try {
            if (matcher.matches()) {
                InetAddress address = InetAddress.getByName(matcher.group(1));
                int most = address.getAddress().length * Byte.SIZE;
                return new CallerNetwork(address, matcher.group(2) == null ? most : Integer.parseInt(matcher.group(2)));
            }
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw none(text);
        }
        throw none(text);
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException(
                "not a network (such as 192.168.56.0/24) or an address: " + Excerpt.of(text));
    }

    /** Whether an address is in it. */
    public boolean has(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
