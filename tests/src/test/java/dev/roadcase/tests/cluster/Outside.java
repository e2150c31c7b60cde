package dev.roadcase.tests.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rest of the world, which starts at the host: it counts what machines and pods send there, says who it was, and
 * lets none of it through.
 */
final class Outside implements AutoCloseable {
    private static final String TABLE = "roadcase-cluster";
    private static final String SITE = "192.168.56.0/24, 10.1.0.0/16, 10.3.0.0/16, 224.0.0.0/24, 255.255.255.255";
    private static final Pattern COUNT = Pattern.compile("packets ([0-9]+)");

    /**
     * Addresses are looked at twice: one packet of thousands, to an address of the site, was once taken for one that leaves.
     *
     * @param link the host's end of the machines' network
     */
    Outside(String link) {
        Host.tryRoot("nft", "delete", "table", "inet", TABLE);
        Host.root("nft", """
                table inet %s {
                  counter outside {}
                  set tried { type ipv4_addr . ipv4_addr . inet_proto . inet_service; flags dynamic; size 4096; }
                  set tried6 { type ipv6_addr . ipv6_addr; flags dynamic; size 4096; }
                  chain arriving {
                    type filter hook prerouting priority raw; policy accept;
                    iifname "%s" ip daddr != { %s } jump leaving
                    iifname "%s" ip6 daddr != { fe80::/10, ff02::/16 } jump leaving
                  }
                  chain leaving {
                    ip daddr { %s } return
                    counter name outside
                    meta l4proto { tcp, udp } add @tried { ip saddr . ip daddr . meta l4proto . th dport }
                    add @tried6 { ip6 saddr . ip6 daddr }
                    drop
                  }
                }""".formatted(TABLE, link, SITE, link, SITE));
    }

    /** How many packets have come so far. */
    long packets() {
        Matcher count = COUNT.matcher(Host.root("nft", "list", "counter", "inet", TABLE, "outside"));
        if (!count.find()) {
            throw new AssertionError("nft says no count");
        }
        return Long.parseLong(count.group(1));
    }

    /** Who sent them: source, destination, protocol, port. */
    String tried() {
        return Host.root("nft", "list", "set", "inet", TABLE, "tried")
                + Host.root("nft", "list", "set", "inet", TABLE, "tried6");
    }

    @Override
    public void close() {
        Host.tryRoot("nft", "delete", "table", "inet", TABLE);
    }
}
