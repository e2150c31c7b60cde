package dev.roadcase.bundler.spec.value;

import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of IPv4 addresses (RFC 4632).
 *
 * @param address the first address, as 32 bits; the bits after the prefix are zero
 * @param prefix the number of bits that all addresses share, 0 to 32
 */
public record Cidr(int address, int prefix) {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern TEXT =
            Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE + "/(3[0-2]|[12]?[0-9])");

    public Cidr {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("not a network's prefix (0 to 32): " + prefix);
        }
        if ((address & ~mask(prefix)) != 0) {
            throw new IllegalArgumentException("not a network: bits behind the prefix " + prefix + " are set");
        }
    }

    /** Reads {@code 10.1.0.0/16}. */
    public static Cidr parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a network (such as 10.1.0.0/16): " + Excerpt.of(text));
        }
        int address = 0;
        for (int group = 1; group <= 4; group++) {
            address = address << 8 | Integer.parseInt(matcher.group(group));
        }
        return new Cidr(address, Integer.parseInt(matcher.group(5)));
    }

    /** Whether an address is in both. */
    public boolean overlaps(Cidr other) {
        int shared = mask(Math.min(prefix, other.prefix));
        return (address & shared) == (other.address & shared);
    }

    private static int mask(int prefix) {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    @Override
    public String toString() {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255)
                + "/" + prefix;
    }
}
