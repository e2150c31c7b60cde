package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.Request;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Content of which a client may ask for a part (RFC 9110, section 14).
 *
 * @param tag its entity tag, with quotes: other content has another one
 * @param size in bytes
 * @param parts opens a part of it
 */
public record TaggedContent(String tag, long size, PartOpener parts) {
    /** Opens a part of some content, from a byte on. */
    @FunctionalInterface
    public interface PartOpener {
        InputStream open(long from, long length);
    }

    /** All of it, or the part that the client asks for, with these headers. */
    public Answer answer(Request request, Map<String, String> headers) {
        return range(request)
                .map(range -> part(range, headers))
                .orElseGet(() -> new Answer(Answer.OK, headers, body(0, size)));
    }

    /** A range is ignored if its condition is not met (RFC 9110, section 13.1.5). */
    private Optional<RequestedRange> range(Request request) {
        boolean same = request.header("If-Range").map(tag::equals).orElse(true);
        return request.header("Range").filter(header -> same).flatMap(header -> RequestedRange.parse(header, size));
    }

    private Answer part(RequestedRange range, Map<String, String> headers) {
        if (range.isEmpty()) {
            return Answer.empty(Answer.NOT_SATISFIABLE, Map.of("Content-Range", "bytes */" + size));
        }
        return new Answer(Answer.PARTIAL, headers, body(range.first(), range.length()))
                .with("Content-Range", range.within(size));
    }

    /** Opened at once: what fails then is no answer yet. */
    private Body body(long from, long length) {
        InputStream content = parts.open(from, length);
        return new Body.Streamed(length, () -> content);
    }
}
