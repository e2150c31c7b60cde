package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** A connection to a server, on which requests follow each other. It takes little of the computer that both share. */
final class PlainConnection implements Closeable {
    private static final int PATIENCE = 60_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Socket socket = new Socket();
    private final InputStream in;

    /** @param window bytes that the system receives before somebody reads them */
    PlainConnection(String url, int window) throws IOException {
        URI at = URI.create(url);
        socket.setReceiveBufferSize(window);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends the head of a request, and of its body nothing yet. */
    void begin(String request, int length, String... headers) throws IOException {
        socket.getOutputStream().write(head(request, length, headers));
    }

    /** Sends a piece of a body. */
    void write(byte[] bytes, int from, int length) throws IOException {
        socket.getOutputStream().write(bytes, from, length);
    }

    /** Sends a request. */
    void send(String request, byte[] body, String... headers) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head(request, body.length, headers));
        all.writeBytes(body);
        socket.getOutputStream().write(all.toByteArray());
    }

    /** Sends a request whose answer should have this status, and reads the answer's body. */
    byte[] ask(String request, byte[] body, int status, String... headers) throws IOException {
        send(request, body, headers);
        return read(answered(status));
    }

    private static byte[] head(String request, int length, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return (request + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + "Content-Length: " + length + END_OF_HEAD)
                .getBytes(US_ASCII);
    }

    /** Reads the head of an answer that should have this status, and tells how long its body is. */
    int answered(int status) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals(END_OF_HEAD)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("cut off after: " + head);
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 " + status + " ")) {
            throw new IOException("not " + status + ": " + head.toString().strip());
        }
        return length(head.toString());
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    /** Reads so many bytes, or as many as there are before the end. */
    byte[] read(int count) throws IOException {
        return in.readNBytes(count);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
