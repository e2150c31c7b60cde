package dev.roadcase.agent.relay;

import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.distribution.RequestedRange;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a relay answers, to this machine and to others that show a certificate. */
final class RelayAnswers {
    /** The beginning of paths that ask how much of a blob is here. */
    static final String HELD = "/relay/";

    private final Intake intake;
    private final Upstreams upstreams;
    private final CarriedSizes sizes;

    RelayAnswers(Intake intake, Upstreams upstreams, CarriedSizes sizes) {
        this.intake = intake;
        this.upstreams = upstreams;
        this.sizes = sizes;
    }

    /** Always an answer: a failure becomes an error of the distribution spec. */
    Answer answer(Request request) {
        try {
            return allowed(request);
        } catch (RequestRefusal e) {
            return e.answer();
        } catch (IOException | Problem e) {
            return new RequestRefusal(ErrorCode.UNAVAILABLE, "this relay cannot get it: " + e.getMessage()).answer();
        }
    }

    private Answer allowed(Request request) throws IOException {
        if (request.caller().isEmpty() && !request.from().isLoopbackAddress()) {
            throw new RequestRefusal(ErrorCode.DENIED, "a relay passes on to machines that show a certificate");
        }
        if (!request.reads()) {
            throw RequestRefusal.notAllowed("a relay is only read", "GET, HEAD");
        }
        String path = request.path();
        if (path.startsWith(HELD)) {
            return held(digest(path, HELD));
        }
        if (path.startsWith(RelayedBlob.BUNDLE)) {
            return blob(digest(path, RelayedBlob.BUNDLE), request);
        }
        throw RequestRefusal.notFound("a relay passes on what is below " + RelayedBlob.BUNDLE);
    }

    private static Digest digest(String path, String root) {
        return EntryName.digest(path.substring(root.length()))
                .orElseThrow(() -> RequestRefusal.notFound("a relay passes on blobs, and nothing else"));
    }

    private Answer held(Digest digest) {
        long arrived = intake.find(digest).map(SpooledBlob::arrived).orElse(0L);
        return Answer.json(Answer.OK, Json.object().put("arrived", arrived).put("slow", upstreams.isSlow()));
    }

    private Answer blob(Digest digest, Request request) throws IOException {
        Optional<SpooledBlob> known = intake.find(digest);
        return part(known.isPresent() ? known.get() : begun(digest), request);
    }

    private SpooledBlob begun(Digest digest) throws IOException {
        if (upstreams.isComplete()) {
            throw new RequestRefusal(ErrorCode.BLOB_UNKNOWN, "every machine is ready: the registry has " + digest);
        }
        long size = sizes.of(digest)
                .orElseThrow(() -> new RequestRefusal(ErrorCode.BLOB_UNKNOWN, "the bundle has no blob " + digest));
        return intake.want(new RelayedBlob(digest, RelayedBlob.pathOf(digest), size))
                .orElseThrow(() -> new RequestRefusal(ErrorCode.UNAVAILABLE, "there is no room here for " + digest));
    }

    /** A range is ignored if its condition is not met (RFC 9110, section 13.1.5): those bytes were wrong. */
    private static Answer part(SpooledBlob blob, Request request) {
        String tag = blob.tag();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("ETag", tag);
        boolean same = request.header("If-Range").map(tag::equals).orElse(true);
        return request.header("Range")
                .filter(header -> same)
                .flatMap(header -> RequestedRange.parse(header, blob.size()))
                .map(range -> part(blob, tag, range, headers))
                .orElseGet(() -> new Answer(Answer.OK, headers, body(blob, tag, 0, blob.size())));
    }

    private static Answer part(SpooledBlob blob, String tag, RequestedRange range, Map<String, String> headers) {
        if (range.isEmpty()) {
            return Answer.empty(Answer.NOT_SATISFIABLE, Map.of("Content-Range", "bytes */" + blob.size()));
        }
        return new Answer(Answer.PARTIAL, headers, body(blob, tag, range.first(), range.length()))
                .with("Content-Range", range.within(blob.size()));
    }

    private static Body body(SpooledBlob blob, String tag, long from, long length) {
        return new Body.Streamed(length, () -> new SpooledPart(blob, tag, from, length));
    }
}
