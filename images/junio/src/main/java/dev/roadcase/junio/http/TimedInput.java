package dev.roadcase.junio.http;

import dev.roadcase.junio.patience.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/** What a socket gives until a deadline, however slowly it goes on. */
final class TimedInput extends InputStream {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Socket socket;
    private final InputStream in;
    private final Deadline deadline;

    TimedInput(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int from, int size) throws IOException {
        socket.setSoTimeout(deadline.left(LONGEST));
        return in.read(bytes, from, size);
    }
}
