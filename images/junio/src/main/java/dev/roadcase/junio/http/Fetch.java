package dev.roadcase.junio.http;

import dev.roadcase.junio.patience.Deadline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks over a connection of its own, so that Kubernetes chooses a pod for each request. The JDK's clients keep connections,
 * and would ask the same pod again and again.
 */
public final class Fetch {
    private final InetSocketAddress address;
    private final String host;
    private final Duration connecting;

    /**
     * @param host how the server is called, with its port
     * @param connecting how long it may take to connect: less than a second asks once, and does not wait for a lost packet to be
     *     sent again
     */
    public Fetch(InetSocketAddress address, String host, Duration connecting) {
        this.address = address;
        this.host = host;
        this.connecting = connecting;
    }

    /**
     * The body of the answer.
     *
     * @throws IOException where there is none with status 200 before the deadline
     */
    public byte[] get(String path, Deadline deadline) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, deadline.left(connecting));
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request(path));
            return new ReceivedBody(new BufferedInputStream(new TimedInput(socket, deadline))).read();
        } catch (IOException e) {
            throw new IOException("get http://" + host + path + ": " + e.getMessage(), e);
        }
    }

    private byte[] request(String path) {
        return String.join(
                        "\r\n",
                        "GET " + path + " HTTP/1.1",
                        "Host: " + host,
                        "User-Agent: junio",
                        "Accept: */*",
                        "Connection: close",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
