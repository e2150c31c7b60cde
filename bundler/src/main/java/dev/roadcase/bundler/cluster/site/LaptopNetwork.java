package dev.roadcase.bundler.cluster.site;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network to which this computer is connected.
 *
 * @param device name of the interface
 * @param own this computer's address in this network
 */
public record LaptopNetwork(String device, Cidr network, Ipv4Address own) {
    /** All networks except the loopback. */
    public static List<LaptopNetwork> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(device -> !isLoopback(device))
                    .flatMap(LaptopNetwork::of)
                    .toList();
        } catch (SocketException e) {
            throw Problem.machine("read this computer's networks: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static Stream<LaptopNetwork> of(NetworkInterface device) {
        return device.getInterfaceAddresses().stream()
                .filter(address -> address.getAddress() instanceof Inet4Address)
                .map(address -> of(device.getName(), address));
    }

    private static LaptopNetwork of(String device, InterfaceAddress address) {
        int own = ByteBuffer.wrap(address.getAddress().getAddress()).getInt();
        int prefix = address.getNetworkPrefixLength();
        int mask = prefix == 0 ? 0 : -1 << (32 - prefix);
        return new LaptopNetwork(device, new Cidr(own & mask, prefix), new Ipv4Address(own));
    }

    private static boolean isLoopback(NetworkInterface device) {
        try {
            return device.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
