package dev.roadcase.agent.relay;

import dev.roadcase.agent.registry.distribution.RequestedRange;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answer for a blob that is here or on its way. */
record SpooledAnswer(SpooledBlob blob) {

    /** All of it, or the part that the client asks for. */
    Answer answer(Request request) {
        String tag = blob.tag();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Docker-Content-Digest", blob.digest().toString());
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", tag);
        return range(request, tag)
                .map(range -> part(range, tag, headers))
                .orElseGet(() -> new Answer(Answer.OK, headers, body(tag, 0, blob.size())));
    }

    /** A range is ignored if its condition is not met (RFC 9110, section 13.1.5): those bytes were wrong. */
    private Optional<RequestedRange> range(Request request, String tag) {
        boolean same = request.header("If-Range").map(tag::equals).orElse(true);
        return request.header("Range")
                .filter(header -> same)
                .flatMap(header -> RequestedRange.parse(header, blob.size()));
    }

    private Answer part(RequestedRange range, String tag, Map<String, String> headers) {
        if (range.isEmpty()) {
            return Answer.empty(Answer.NOT_SATISFIABLE, Map.of("Content-Range", "bytes */" + blob.size()));
        }
        return new Answer(Answer.PARTIAL, headers, body(tag, range.first(), range.length()))
                .with("Content-Range", range.within(blob.size()));
    }

    private Body body(String tag, long from, long length) {
        return new Body.Streamed(length, () -> new SpooledPart(blob, tag, from, length));
    }
}
