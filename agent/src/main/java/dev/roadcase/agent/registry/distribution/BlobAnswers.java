package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.store.StoredBlob;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

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
        return new TaggedContent(entityTag(), blob.size(), blob::open).answer(request, headers);
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
}
