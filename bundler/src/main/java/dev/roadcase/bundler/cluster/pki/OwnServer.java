package dev.roadcase.bundler.cluster.pki;

import dev.roadcase.agent.problem.Problem;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * A certificate for a server on this computer, with an authority of its own that clients are told to trust. Both are kept,
 * so that clients are told once. Where the computer's names or addresses have changed, it gets another certificate.
 *
 * @param folder of the user's alone
 */
public record OwnServer(Path folder) {
    private static final String NAME = "registry";

    /** Makes what is missing. */
    public OwnServer made() {
        new Pki(folder).cluster().identity(Subject.server(NAME, NAME, names()));
        return this;
    }

    /** What clients are told to trust. */
    public Path authority() {
        return folder.resolve("ca.crt");
    }

    public Path certificate() {
        return folder.resolve(NAME + ".crt");
    }

    public Path key() {
        return folder.resolve(NAME + ".key");
    }

    private static List<String> names() {
        TreeSet<String> names = new TreeSet<>(List.of("localhost", "127.0.0.1"));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                Collections.list(network.getInetAddresses()).stream()
                        .filter(Inet4Address.class::isInstance)
                        .forEach(address -> names.add(address.getHostAddress()));
            }
        } catch (UnknownHostException e) {
            // It has no name that it knows: clients use its addresses.
            return List.copyOf(names);
        } catch (SocketException e) {
            throw Problem.machine("list the addresses of this machine failed: " + e.getMessage())
                    .causedBy(e);
        }
        return List.copyOf(names);
    }
}
