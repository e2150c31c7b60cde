package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.store.StoredBlob;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers for a blob (OCI distribution spec 1.1, "Pulling blobs").
 *
 * @param digest by which the client asks for it
 */
public record BlobAnswers(ContentDigest digest, StoredBlob blob) {

    /**
     * The blob or the part of it that the client asks for. {@code HEAD} is answered without a look at the blob.
     */
    public Answer answer(Request request) {
        Map<String, String> headers = headers();
        if (request.holds(entityTag())) {
            return Answer.empty(Answer.NOT_MODIFIED, headers);
        }
        headers.put("Content-Type", "application/octet-stream");
        if (request.isHead()) {
            return new Answer(Answer.OK, headers, new Body.Streamed(blob.size(), InputStream::nullInputStream));
        }
        return range(request).map(range -> part(range, headers)).orElseGet(() -> whole(headers));
    }

    private String entityTag() {
        return '"' + digest.toString() + '"';
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Docker-Content-Digest", digest.toString());
        headers.put("ETag", entityTag());
        headers.put("Accept-Ranges", "bytes");
        headers.put("Cache-Control", "max-age=31536000");
        return headers;
    }

    /** A range is ignored if its condition is not met (RFC 9110, section 13.1.5). */
    private Optional<RequestedRange> range(Request request) {
        boolean same = request.header("If-Range").map(entityTag()::equals).orElse(true);
        return request.header("Range")
                .filter(header -> same)
                .flatMap(header -> RequestedRange.parse(header, blob.size()));
    }

    private Answer whole(Map<String, String> headers) {
        return new Answer(Answer.OK, headers, body(0, blob.size()));
    }

    private Answer part(RequestedRange range, Map<String, String> headers) {
        if (range.isEmpty()) {
            return Answer.empty(Answer.NOT_SATISFIABLE, Map.of("Content-Range", "bytes */" + blob.size()));
        }
        return new Answer(Answer.PARTIAL, headers, body(range.first(), range.length()))
                .with("Content-Range", range.within(blob.size()));
    }

    private Body body(long from, long length) {
        InputStream content = blob.open(from, length);
        return new Body.Streamed(length, () -> content);
    }
}
