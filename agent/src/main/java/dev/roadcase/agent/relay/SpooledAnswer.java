package dev.roadcase.agent.relay;

import dev.roadcase.agent.registry.distribution.TaggedContent;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Request;
import java.util.Map;

/** The answer for a blob that is here or on its way. */
record SpooledAnswer(SpooledBlob blob) {

    /** All of it, or the part that the client asks for; all of it, too, where the bytes that it has were wrong. */
    Answer answer(Request request) {
        String tag = blob.tag();
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/octet-stream",
                "Docker-Content-Digest",
                blob.digest().toString(),
                "Accept-Ranges",
                "bytes",
                "ETag",
                tag);
        return new TaggedContent(tag, blob.size(), (from, length) -> new SpooledPart(blob, tag, from, length))
                .answer(request, headers);
    }
}
