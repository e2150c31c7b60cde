package dev.roadcase.junio.parts;

import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.dns.DnsRecord;
import dev.roadcase.junio.dns.Malformed;
import dev.roadcase.junio.dns.Message;
import dev.roadcase.junio.dns.Rcode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A name server that answers as a test wants, over UDP and, at the same port, over TCP. */
public final class FakeNames implements AutoCloseable {
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Function<Message, Optional<Message>> overUdp;
    private final Function<Message, Optional<Message>> overTcp;

    /** Questions as they came. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public FakeNames(Function<Message, Optional<Message>> answers) {
        this(answers, answers);
    }

    public FakeNames(Function<Message, Optional<Message>> overUdp, Function<Message, Optional<Message>> overTcp) {
        try {
            tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            udp = new DatagramSocket(address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.overUdp = overUdp;
        this.overTcp = overTcp;
        thread(this::serveUdp);
        thread(this::serveTcp);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort());
    }

    /** An answer with these records, or with the code alone. */
    public static Message answer(Message query, Rcode rcode, List<DnsRecord> answers, List<DnsRecord> additional) {
        Message.Flags flags = new Message.Flags(true, 0, true, false, true, false, rcode);
        return new Message(query.id(), flags, query.question(), answers, List.of(), additional, query.udpSize());
    }

    public static DnsRecord location(DnsName name, int port, String target) {
        return new DnsRecord(name, 30, new DnsRecord.Location(10, 100, port, DnsName.parse(target)));
    }

    public static DnsRecord loopback(String name) {
        return new DnsRecord(
                DnsName.parse(name),
                30,
                DnsRecord.Address.of(InetAddress.getLoopbackAddress().getAddress()));
    }

    private static void thread(Runnable job) {
        Thread thread = new Thread(job, "fake names");
        thread.setDaemon(true);
        thread.start();
    }

    private Optional<Message> answer(byte[] query, Function<Message, Optional<Message>> answers, String how) {
        try {
            Message message = Message.read(query);
            asked.add(how + " " + message.question().type() + " "
                    + message.question().name());
            return answers.apply(message);
        } catch (Malformed e) {
            throw new IllegalStateException(e);
        }
    }

    private void serveUdp() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
                udp.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                Optional<Message> answer = answer(query, overUdp, "udp");
                if (answer.isPresent()) {
                    byte[] bytes = answer.get().bytes(512);
                    udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            }
        } catch (SocketException e) {
            udp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] query = in.readNBytes(in.readUnsignedShort());
                Optional<Message> answer = answer(query, overTcp, "tcp");
                if (answer.isPresent()) {
                    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                    out.writeShort(answer.get().bytes().length);
                    out.write(answer.get().bytes());
                }
            } catch (IOException e) {
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
