package dev.roadcase.tests.parts;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** An address of this machine that is not its loopback's, which programs treat specially. */
public final class OwnAddress {
    private OwnAddress() {}

    /** In the form {@code 10.1.2.3}. */
    public static String find() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLoopbackAddress())
                    .findFirst()
                    .map(InetAddress::getHostAddress)
                    .orElseThrow(() -> new AssertionError("this machine has a loopback address alone"));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }
}
