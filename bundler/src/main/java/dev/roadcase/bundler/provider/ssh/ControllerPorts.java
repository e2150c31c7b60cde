package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.SideBySide;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;

/**
 * Whether this computer reaches the controller where registry and Kubernetes will answer: it follows the machines there.
 * Where nobody listens yet, a connection is refused at once, and all is well.
 */
record ControllerPorts(String address) {
    private static final List<Integer> PORTS = List.of(5000, 6443);
    private static final int PATIENCE_MILLIS = 3000;

    List<Problem> problems() {
        return new SideBySide<>(PORTS, port -> "port " + port)
                .tryAll(this::isSwallowed).entrySet().stream()
                        .filter(port -> port.getValue().result().orElse(false))
                        .map(port -> Problem.upstream("this computer does not reach port " + port.getKey()
                                        + " of the controller " + address)
                                .advise("go into the machines' network, or open ports 5000 and 6443 of the controller"))
                        .toList();
    }

    private boolean isSwallowed(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return false;
        } catch (SocketTimeoutException swallowed) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
