package dev.roadcase.bundler.doctor.computer;

import dev.roadcase.bundler.spec.value.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network that this computer reaches through a device.
 *
 * @param device name of the interface
 */
public record LaptopRoute(String device, Cidr network) {
    private static final Pattern TUNNEL =
            Pattern.compile("(?:tun|tap|wg|ppp|utun|ipsec|xfrm|vpn|nordlynx|tailscale|zt|cscotun|gpd).*");
    private static final int DESTINATION = 1;
    private static final int FLAGS = 3;
    private static final int MASK = 7;
    private static final int UP = 1;
    private static final int REJECTED = 0x200;

    /** All of the main table ({@code /proc/net/route}: numbers are hexadecimal, the last byte of an address first). */
    public static List<LaptopRoute> all(SystemFiles files) {
        return files.lines("proc/net/route").stream()
                .skip(1)
                .flatMap(line -> route(line.strip().split("\\s+")).stream())
                .toList();
    }

    private static Optional<LaptopRoute> route(String[] words) {
        if (words.length <= MASK || (number(words[FLAGS]) & (UP | REJECTED)) != UP) {
            return Optional.empty();
        }
        int mask = address(words[MASK]);
        return Optional.of(
                new LaptopRoute(words[0], new Cidr(address(words[DESTINATION]) & mask, Integer.bitCount(mask))));
    }

    private static int number(String word) {
        return Integer.parseUnsignedInt(word, 16);
    }

    private static int address(String word) {
        return Integer.reverseBytes(number(word));
    }

    /** Whether its device is one of a VPN, by its name. */
    public boolean isTunnel() {
        return TUNNEL.matcher(device).matches();
    }

    /** Whether it leads everywhere, or, as some VPNs do it, to one half of everywhere. */
    public boolean isDefault() {
        return network.prefix() <= 1;
    }
}
