package dev.roadcase.bundler.apiserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an answer of HTTP/1.0 (RFC 1945, section 6). */
final class SocketAnswer {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})\\b");
    private static final Pattern LENGTH = Pattern.compile("\ncontent-length: *([0-9]{1,10})\r");
    private static final String END = "\r\n\r\n";

    private SocketAnswer() {}

    /** @throws IOException if it is none, or if it was cut */
    static ApiAnswer read(byte[] all) throws IOException {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END);
        Matcher status = STATUS.matcher(text);
        if (end < 0 || !status.lookingAt()) {
            throw new IOException(all.length == 0 ? "it hangs up" : "it does not speak HTTP");
        }
        String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
        byte[] body = Arrays.copyOfRange(all, end + END.length(), all.length);
        Matcher length = LENGTH.matcher(head);
        if (head.contains("\ntransfer-encoding:") || length.find() && Long.parseLong(length.group(1)) != body.length) {
            throw new IOException("its answer is cut, or in another form than it was asked for");
        }
        return new ApiAnswer(Integer.parseInt(status.group(1)), body);
    }
}
