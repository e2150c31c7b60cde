package dev.roadcase.junio.resolver;

import dev.roadcase.junio.dns.Malformed;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.patience.Deadline;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/** One question to one server: over UDP, and over TCP where the answer is too large for that. */
final class Exchange {
    private static final int LARGEST_DATAGRAM = 4096;

    private final InetSocketAddress server;
    private final Duration patience;

    Exchange(InetSocketAddress server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    Message ask(Message query, Deadline deadline) throws IOException {
        try {
            Message answer = overUdp(query, deadline);
            return answer.flags().truncated() ? overTcp(query, deadline) : answer;
        } catch (PortUnreachableException e) {
            throw new IOException("nobody listens at " + where(), e);
        } catch (SocketTimeoutException e) {
            throw new IOException("no answer from " + where(), e);
        }
    }

    private String where() {
        return server.getAddress().getHostAddress() + ":" + server.getPort();
    }

    /** The socket is connected, so that one hears at once where nobody listens, and nothing of strangers. */
    private Message overUdp(Message query, Deadline deadline) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            byte[] bytes = query.bytes();
            socket.send(new DatagramPacket(bytes, bytes.length));
            Deadline own = Deadline.in(Duration.ofMillis(deadline.left(patience)));
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
                socket.setSoTimeout(own.left(patience));
                socket.receive(packet);
                Message answer = read(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answers(answer, query)) {
                    return answer;
                }
            }
        }
    }

    private Message overTcp(Message query, Deadline deadline) throws IOException {
        return requireAnswer(read(Relay.overTcp(server, query.bytes(), deadline)), query);
    }

    private static Message read(byte[] bytes) throws IOException {
        try {
            return Message.read(bytes);
        } catch (Malformed e) {
            throw new IOException("the name server's answer is " + e.getMessage(), e);
        }
    }

    private static Message requireAnswer(Message answer, Message query) throws IOException {
        if (!answers(answer, query)) {
            throw new IOException("the name server answered another question");
        }
        return answer;
    }

    private static boolean answers(Message answer, Message query) {
        return answer.flags().isAnswer()
                && answer.id() == query.id()
                && answer.question().isSame(query.question());
    }
}
