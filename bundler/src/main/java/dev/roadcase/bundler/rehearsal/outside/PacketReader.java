package dev.roadcase.bundler.rehearsal.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads frames as socat prints them in hexadecimal digits: a line with the length, then the bytes. */
record PacketReader(BufferedReader in) {
    private static final Pattern HEAD = Pattern.compile("> .* length=([0-9]{1,6}) .*");

    /** The next frame; absent at the end. Lines that are none of it are skipped. */
    Optional<byte[]> next() throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                return bytes(Integer.parseInt(head.group(1)));
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            String line = in.readLine();
            if (line == null) {
                return Optional.empty();
            }
            for (String digits : line.strip().split(" +")) {
                if (!digits.isEmpty() && at < length) {
                    bytes[at] = (byte) Integer.parseInt(digits, 16);
                    at++;
                }
            }
        }
        return Optional.of(bytes);
    }
}
