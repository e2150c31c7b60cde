package dev.roadcase.junio.names;

import dev.roadcase.junio.event.Events;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;

/** Answers datagrams until its socket is closed. */
record UdpListener(DatagramSocket socket, NameServer server, ThreadPoolExecutor threads, Events events) {
    private static final int LARGEST = 4096;

    void run() {
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                Listeners.isTaken(threads, () -> answer(query, packet.getSocketAddress()));
            } catch (IOException e) {
                warn(e);
            }
        }
    }

    private void answer(byte[] query, SocketAddress client) {
        try {
            Optional<byte[]> answer = server.answer(query, false);
            if (answer.isPresent()) {
                socket.send(new DatagramPacket(answer.get(), answer.get().length, client));
            }
        } catch (IOException e) {
            warn(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            events.warn("a question was not answered: " + e);
        }
    }

    private void warn(IOException e) {
        if (!socket.isClosed()) {
            events.warn("a question was not answered: " + e.getMessage());
        }
    }
}
