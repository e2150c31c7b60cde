package dev.roadcase.junio.names;

import dev.roadcase.junio.event.Events;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;

/** Answers connections until its socket is closed: one question after the other, as long as the client does not stall. */
record TcpListener(ServerSocket socket, NameServer server, ThreadPoolExecutor threads, Events events) {
    private static final int PATIENCE_MILLIS = 5000;

    void run() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (!Listeners.isTaken(threads, () -> serve(client))) {
                    client.close();
                }
            } catch (IOException e) {
                warn(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(PATIENCE_MILLIS);
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (isAnswered(in, client)) {
                continue;
            }
        } catch (IOException e) {
            return; // the client has gone, or stalls
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            events.warn("a question was not answered: " + e);
        }
    }

    /** What is no question ends the connection. */
    private boolean isAnswered(DataInputStream in, Socket client) throws IOException, InterruptedException {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        Optional<byte[]> answer = server.answer(query, true);
        if (answer.isPresent()) {
            byte[] bytes = answer.get();
            client.getOutputStream()
                    .write(ByteBuffer.allocate(2 + bytes.length)
                            .putShort((short) bytes.length)
                            .put(bytes)
                            .array());
        }
        return answer.isPresent();
    }

    private void warn(IOException e) {
        if (!socket.isClosed()) {
            events.warn("a connection was not taken: " + e.getMessage());
        }
    }
}
