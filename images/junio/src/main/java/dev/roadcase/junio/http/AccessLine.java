package dev.roadcase.junio.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A line of the combined log format (Apache, "Combined Log Format"), in UTC. What is missing is a dash. */
final class AccessLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private AccessLine() {}

    static String of(HttpExchange exchange, Instant time, int status, long bytes) {
        Headers headers = exchange.getRequestHeaders();
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getProtocol();
        return String.join(
                " ",
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                "- -",
                "[" + TIME.format(time) + "]",
                quoted(request),
                Integer.toString(status),
                bytes == 0 ? "-" : Long.toString(bytes),
                quoted(Optional.ofNullable(headers.getFirst("Referer")).orElse("-")),
                quoted(Optional.ofNullable(headers.getFirst("User-Agent")).orElse("-")));
    }

    /** A client cannot write lines of its own: what is no plain ASCII is escaped, as Apache does it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char one : text.toCharArray()) {
            if (one == '"' || one == '\\') {
                quoted.append('\\').append(one);
            } else if (one < ' ' || one > '~') {
                quoted.append(String.format("\\x%02x", (int) one));
            } else {
                quoted.append(one);
            }
        }
        return quoted.append('"').toString();
    }
}
