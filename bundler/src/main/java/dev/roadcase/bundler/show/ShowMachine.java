package dev.roadcase.bundler.show;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/**
 * A machine of the show.
 *
 * @param ssh user and host, where it runs already and is reached by ssh
 */
public record ShowMachine(String name, Role role, Ipv4Address address, Optional<String> ssh) {
    private static final int KUBELET = 10250;
    private static final int ANSWERED_MILLIS = 1000;

    /** A machine that is started for the show. */
    public ShowMachine(String name, Role role, Ipv4Address address) {
        this(name, role, address, Optional.empty());
    }

    /** Whether it is on: a machine that works has a kubelet, which listens for the API server. */
    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.toString(), KUBELET), ANSWERED_MILLIS);
            return true;
        } catch (IOException off) {
            return false;
        }
    }
}
