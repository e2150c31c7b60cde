package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.value.Ipv4Address;
import dev.roadcase.bundler.ssh.SshAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What site.yaml says about the hardware of a machine.
 *
 * @param mac hardware address of its network card: six bytes in lower-case hexadecimal with colons; the first byte is
 *     even (IEEE 802)
 * @param ssh how to log in, {@code user@host} or {@code user@host:port}; if it is given, the machine exists already
 * @param disk whether the bundle is attached to it; if not, it asks the controller and the laptop
 */
public record Hardware(Optional<String> mac, Optional<String> ssh, boolean disk) {
    /** The default, for a machine that is made for the demo. */
    public static final Hardware USUAL = new Hardware(Optional.empty(), Optional.empty(), true);

    private static final Pattern MAC = Pattern.compile("(?!00(?::00){5})[0-9a-f][02468ace](?::[0-9a-f]{2}){5}");

    public Hardware {
        mac.ifPresent(Hardware::requireMac);
        ssh.ifPresent(Hardware::requireSsh);
    }

    static String requireMac(String mac) {
        return SiteMachine.require(
                MAC, mac, "not a hardware address of a card (such as 52:54:00:00:00:01, in lower case)");
    }

    static String requireSsh(String ssh) {
        return SshAddress.parse(ssh).toString();
    }

    /** That of a machine at another address, which is another machine: where people log in by the address, it is the new one. */
    Hardware moved(Ipv4Address from, Ipv4Address to) {
        Optional<String> login = ssh.map(text -> text.endsWith("@" + from) ? text.replace("@" + from, "@" + to) : text);
        return new Hardware(Optional.empty(), login, disk);
    }

    Hardware withoutDisk() {
        return new Hardware(mac, ssh, false);
    }
}
