package dev.roadcase.agent.relay;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a machine's own runtime pulls (OCI distribution spec 1.1, "Pull"): blobs come by the chain, so that an image that was
 * pushed at the show leaves the registry once. All else is asked of the registry, which alone knows what is pushed.
 */
final class RelayedPulls {
    private static final Pattern BLOB = Pattern.compile("/v2/.+/blobs/(sha256:[0-9a-f]{64})");
    private static final List<String> ASKED = List.of("Accept", "If-None-Match");
    private static final List<String> ANSWERED = List.of("Content-Type", "Docker-Content-Digest", "ETag", "Link");

    private final Intake intake;
    private final UpstreamServer registry;

    RelayedPulls(Intake intake, UpstreamServer registry) {
        this.intake = intake;
        this.registry = registry;
    }

    Answer answer(String path, Request request) throws IOException {
        Matcher blob = BLOB.matcher(path);
        return blob.matches() ? blob(Digest.parse(blob.group(1)), request) : passed(request);
    }

    private Answer blob(Digest digest, Request request) throws IOException {
        SpooledBlob blob = intake.get(digest, () -> new RelayedBlob(digest, target(request), size(digest, request)));
        return new SpooledAnswer(blob).answer(request);
    }

    /** The registry says whether this repository has it, and how large it is. */
    private long size(Digest digest, Request request) throws IOException {
        try (UpstreamAnswer answer = registry.ask("HEAD", target(request), Map.of())) {
            answer.end();
            if (!answer.isGiven() || answer.length() < 0) {
                throw new RequestRefusal(ErrorCode.BLOB_UNKNOWN, "the registry does not give " + digest);
            }
            return answer.length();
        }
    }

    /** Its path and query alone: the rest of a target may name a host that the client must not choose (RFC 9112, section 3.2.2). */
    private static String target(Request request) {
        return request.path()
                + Optional.ofNullable(request.uri().getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
    }

    private Answer passed(Request request) throws IOException {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : ASKED) {
            asked.put(name, String.join(", ", request.list(name)));
        }
        asked.values().removeIf(String::isEmpty);
        try (UpstreamAnswer answer = registry.ask(request.method(), target(request), asked)) {
            Map<String, String> headers = new LinkedHashMap<>();
            ANSWERED.forEach(name -> answer.header(name).ifPresent(value -> headers.put(name, value)));
            return new Answer(answer.status(), headers, body(request, answer));
        }
    }

    private static Body body(Request request, UpstreamAnswer answer) throws IOException {
        if (request.isHead()) {
            answer.end();
            return new Body.Streamed(Math.max(0, answer.length()), InputStream::nullInputStream);
        }
        return new Body.Held(answer.body(Json.LARGEST_DOCUMENT));
    }
}
