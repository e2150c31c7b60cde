package dev.roadcase.junio.resolver;

import dev.roadcase.junio.patience.Deadline;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;

/** Passes bytes of a question on, and the bytes of its answer back. Only the number of the question is another one between. */
public final class Relay {
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final int LARGEST_DATAGRAM = 4096;
    private static final int HEADER = 12;

    private final SecureRandom random = new SecureRandom();

    /** @throws IOException where no answer to it comes in time */
    public byte[] ask(InetSocketAddress server, byte[] query, boolean overTcp, Deadline deadline) throws IOException {
        byte[] asked = query.clone();
        byte[] number = new byte[2];
        random.nextBytes(number);
        System.arraycopy(number, 0, asked, 0, 2);
        byte[] answer = overTcp ? overTcp(server, asked, deadline) : overUdp(server, asked, deadline);
        System.arraycopy(query, 0, answer, 0, 2);
        return answer;
    }

    private static byte[] overUdp(InetSocketAddress server, byte[] query, Deadline deadline) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            socket.send(new DatagramPacket(query, query.length));
            Deadline own = Deadline.in(Duration.ofMillis(deadline.left(PATIENCE)));
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
                socket.setSoTimeout(own.left(PATIENCE));
                socket.receive(packet);
                byte[] answer = Arrays.copyOf(packet.getData(), packet.getLength());
                if (answers(answer, query)) {
                    return answer;
                }
            }
        }
    }

    static byte[] overTcp(InetSocketAddress server, byte[] query, Deadline deadline) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, deadline.left(PATIENCE));
            socket.setSoTimeout(deadline.left(PATIENCE));
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(2 + query.length)
                            .putShort((short) query.length)
                            .put(query)
                            .array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            if (!answers(answer, query)) {
                throw new IOException("the name server answered another question");
            }
            return answer;
        }
    }

    private static boolean answers(byte[] answer, byte[] query) {
        return answer.length >= HEADER && answer[0] == query[0] && answer[1] == query[1] && (answer[2] & 0x80) != 0;
    }
}
