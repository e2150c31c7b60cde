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
import java.net.InetAddress;
import java.util.Optional;

/**
 * What a relay answers, to this machine and to others that are relays too: the registry vouches for their addresses, to which
 * they have shown a certificate. Blobs go to them without TLS, which would take most of a machine's work. They are no secret,
 * since the registry gives them to all, and a digest tells whether they are right.
 */
final class RelayAnswers {
    /** The beginning of paths that ask how much of a blob is here. */
    static final String HELD = "/relay/";

    private final Intake intake;
    private final Upstreams upstreams;
    private final CarriedSizes sizes;
    private final Runnable news;
    private final RelayedPulls pulls;

    /** @param news hears from the registry who is there, unless that was a moment ago */
    RelayAnswers(Intake intake, Upstreams upstreams, CarriedSizes sizes, Runnable news) {
        this.intake = intake;
        this.upstreams = upstreams;
        this.sizes = sizes;
        this.news = news;
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
        requireKnown(request.from());
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

    private void requireKnown(InetAddress address) {
        if (!address.isLoopbackAddress() && !upstreams.knows(address)) {
            news.run();
            if (!upstreams.knows(address)) {
                throw new RequestRefusal(ErrorCode.DENIED, "a relay passes on to relays that the registry knows");
            }
        }
    }

    private static Digest digest(String path, String root) {
        return EntryName.digest(path.substring(root.length()))
                .orElseThrow(() -> RequestRefusal.notFound("a relay passes on blobs, and nothing else"));
    }

    private Answer held(Digest digest) {
        Optional<SpooledBlob> known = intake.find(digest);
        return Answer.json(
                Answer.OK,
                Json.object()
                        .put("arrived", known.map(SpooledBlob::arrived).orElse(0L))
                        .put("whole", known.filter(SpooledBlob::isWhole).isPresent())
                        .put("slow", upstreams.isSlow()));
    }

    private Answer blob(Digest digest, Request request) throws IOException {
        return new SpooledAnswer(intake.get(digest, () -> carried(digest))).answer(request);
    }

    private RelayedBlob carried(Digest digest) throws IOException {
        if (upstreams.isComplete()) {
            throw new RequestRefusal(ErrorCode.BLOB_UNKNOWN, "every machine is ready: the registry has " + digest);
        }
        long size = sizes.of(digest)
                .orElseThrow(() -> new RequestRefusal(ErrorCode.BLOB_UNKNOWN, "the bundle has no blob " + digest));
        return new RelayedBlob(digest, RelayedBlob.pathOf(digest), size);
    }
}
