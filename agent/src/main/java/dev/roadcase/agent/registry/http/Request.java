package dev.roadcase.agent.registry.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a client asks. Nothing of it was checked yet.
 *
 * @param from the address that it comes from
 * @param isSecure whether it came over TLS
 * @param caller the name in the client's certificate; this and the address are all that was proved
 * @param sent the body of the request; reading it counts as waiting for the client
 */
public record Request(
        String method,
        URI uri,
        Headers headers,
        InetAddress from,
        boolean isSecure,
        Optional<String> caller,
        InputStream sent) {
    /** A name has at most 255 characters and a digest 135. A manifest may be pushed with ten tags of 128. */
    private static final int LONGEST = 4096;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    public Request {
        if (uri.toString().length() > LONGEST) {
            throw new RequestRefusal(ErrorCode.NAME_INVALID, "an address of over " + LONGEST + " characters");
        }
    }

    static Request of(HttpExchange exchange, ClientWaits waits) {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRemoteAddress().getAddress(),
                Caller.isSecure(exchange),
                Caller.of(exchange),
                new AwaitedBody(exchange.getRequestBody(), waits));
    }

    /** The body, of at most this many bytes. */
    public byte[] document(int most) {
        try {
            byte[] document = sent.readNBytes(most + 1);
            if (document.length > most) {
                throw RequestRefusal.badDocument("a document of over " + most + " bytes");
            }
            return document;
        } catch (IOException e) {
            throw RequestRefusal.badDocument("the document was cut off");
        }
    }

    public boolean isHead() {
        return method.equals("HEAD");
    }

    public boolean reads() {
        return isHead() || method.equals("GET");
    }

    /**
     * The path as it was sent. Clients escape only the colon of a digest. Any other escape (slash, dot, control
     * character) could only make a name look like another one.
     */
    public String path() {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceAll("%3[aA]", ":");
        if (path.indexOf('%') >= 0) {
            throw new RequestRefusal(ErrorCode.NAME_INVALID, "an escape other than %3A in the path");
        }
        return path;
    }

    /** The value of a parameter of the query. */
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    /** All values of a parameter of the query. */
    public List<String> parameters(String name) {
        return Stream.of(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .toList();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RequestRefusal.badDocument("an escape in the query that is none");
        }
    }

    /** Bytes of the body, if the client says so; in chunks, it does not. */
    public OptionalLong length() {
        String said = header("Content-Length").orElse("");
        return header("Transfer-Encoding").isEmpty() && LENGTH.matcher(said).matches()
                ? OptionalLong.of(Long.parseLong(said))
                : OptionalLong.empty();
    }

    /** The value of a header that comes at most once. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The members of a header that is a list, however many lines it takes (RFC 9110, section 5.6.1). */
    public List<String> list(String name) {
        return Optional.ofNullable(headers.get(name)).stream()
                .flatMap(List::stream)
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
    }

    /** Whether the client holds this content already (RFC 9110, section 13.1.2). */
    public boolean holds(String entityTag) {
        return list("If-None-Match").stream()
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
    }
}
