package dev.roadcase.bundler.show;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A machine of the show. */
public record ShowMachine(String name, Role role, Ipv4Address address) {
    private static final int KUBELET = 10250;
    private static final int ANSWERED_MILLIS = 1000;

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
