package dev.roadcase.junio.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads an answer of HTTP/1.1 (RFC 9112): small ones, with status 200. */
final class ReceivedBody {
    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_LINE = 8 << 10;
    private static final int MOST_LINES = 100;

    private final InputStream in;
    private Optional<Integer> length = Optional.empty();
    private boolean chunked;

    ReceivedBody(InputStream in) {
        this.in = in;
    }

    byte[] read() throws IOException {
        requireOk(line());
        headers();
        if (chunked) {
            return chunks();
        }
        return length.isPresent() ? exactly(length.get()) : all();
    }

    private static void requireOk(String status) throws IOException {
        String[] words = status.split(" ");
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("the answer is not HTTP");
        }
        if (!words[1].equals("200")) {
            throw new IOException("status " + words[1]);
        }
    }

    private void headers() throws IOException {
        int lines = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(":", 2);
            String name = header[0].toLowerCase(Locale.ROOT);
            String value = header.length < 2 ? "" : header[1].strip();
            if (name.equals("content-length")) {
                length = Optional.of(size(value, 10));
            }
            chunked |= name.equals("transfer-encoding") && value.equalsIgnoreCase("chunked");
            if (++lines > MOST_LINES) {
                throw new IOException("the answer has too many headers");
            }
        }
    }

    private static int size(String text, int radix) throws IOException {
        try {
            int size = Integer.parseInt(text, radix);
            if (size >= 0 && size <= LARGEST) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new IOException("the answer has no size", e);
        }
        throw new IOException("the answer is too large");
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the connection ended without an answer");
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("the answer has too long a line");
            }
            line.write(one);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the connection ended in the middle of an answer");
        }
        return bytes;
    }

    private byte[] all() throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        size(Integer.toString(bytes.length), 10);
        return bytes;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            bytes.writeBytes(exactly(size));
            size(Integer.toString(bytes.size()), 10);
            line();
        }
        return bytes.toByteArray();
    }

    private int chunk() throws IOException {
        return size(line().replaceFirst(";.*", "").strip(), 16);
    }
}
