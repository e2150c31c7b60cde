package dev.roadcase.tests.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer that a client gets.
 *
 * @param headers by name, in any case
 */
record Answer(int status, Map<String, String> headers, InputStream body) {

    /** One that says nothing but its status. */
    static Answer bare(int status) {
        return new Answer(status, Map.of("Content-Length", "0"), new ByteArrayInputStream(new byte[0]));
    }

    /** The same with a header. */
    Answer with(String name, String value) {
        Map<String, String> more = copy();
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** The same with another body. */
    Answer with(InputStream other) {
        return new Answer(status, headers, other);
    }

    /** The same without the announcement of its length. */
    Answer chunked() {
        Map<String, String> less = copy();
        less.remove("Content-Length");
        less.put("Transfer-Encoding", "chunked");
        return new Answer(status, less, body);
    }

    private boolean isChunked() {
        return headers.containsKey("Transfer-Encoding");
    }

    void writeHead(OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Answer\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void writeBody(byte[] portion, int count, OutputStream out) throws IOException {
        if (isChunked()) {
            out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        out.write(portion, 0, count);
        if (isChunked()) {
            out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    void writeEnd(OutputStream out) throws IOException {
        if (isChunked()) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private Map<String, String> copy() {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return copy;
    }
}
