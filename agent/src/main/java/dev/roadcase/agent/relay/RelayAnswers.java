package dev.roadcase.agent.relay;

import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.distribution.Distribution;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.io.IOException;
import java.util.Optional;

/** What a relay answers, to this machine and to others that show a certificate. */
final class RelayAnswers {
    /** The beginning of paths that ask how much of a blob is here. */
    static final String HELD = "/relay/";

    private final Intake intake;
    private final Upstreams upstreams;
    private final CarriedSizes sizes;
    private final RelayedPulls pulls;

    RelayAnswers(Intake intake, Upstreams upstreams, CarriedSizes sizes) {
        this.intake = intake;
        this.upstreams = upstreams;
        this.sizes = sizes;
        this.pulls = new RelayedPulls(intake, upstreams.registry());
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
        if (path.startsWith(Distribution.ROOT)) {
            return pulls.answer(path, request);
        }
        throw RequestRefusal.notFound(
                "a relay passes on what is below " + RelayedBlob.BUNDLE + " and " + Distribution.ROOT);
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
        return new SpooledAnswer(known.isPresent() ? known.get() : begun(digest)).answer(request);
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
}
