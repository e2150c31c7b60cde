package dev.roadcase.agent.registry;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.distribution.Distribution;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.machine.NodeAnswers;
import dev.roadcase.agent.registry.page.Deliveries;
import dev.roadcase.agent.registry.page.StatusPage;
import java.util.Map;

/** From a request to its answer: which part of the server it means, and what that says. */
record Endpoints(
        Distribution distribution,
        Pushers pushers,
        BundleAnswers bundle,
        NodeAnswers nodes,
        PushedAnswers pushed,
        SnapshotAnswers snapshots,
        StatusPage page,
        Deliveries deliveries,
        Events events) {

    /** Always an answer: a failure becomes an error of the spec. */
    Answer answer(Request request) {
        try {
            return endpoint(request, request.path());
        } catch (RequestRefusal e) {
            return e.answer();
        } catch (Problem e) {
            return new RequestRefusal(ErrorCode.UNKNOWN, e.getMessage()).answer();
        } catch (RuntimeException e) {
            events.emit(new Event.Warned("the answer to " + request.method() + " " + request.uri() + " failed: " + e));
            return new RequestRefusal(ErrorCode.UNKNOWN, "this server failed").answer();
        }
    }

    private Answer endpoint(Request request, String path) {
        if (path.equals("/v2")) {
            return Answer.empty(Answer.MOVED, Map.of("Location", Distribution.ROOT));
        }
        if (NodeAnswers.isTheirs(path)) {
            return nodes.answer(path, request);
        }
        if (path.equals(PushedAnswers.PATH)) {
            return pushed.answer(request);
        }
        if (path.startsWith(Distribution.ROOT)) {
            return distributed(request);
        }
        if (!request.reads()) {
            throw RequestRefusal.notAllowed("this address is only read", "GET, HEAD");
        }
        return read(path, request);
    }

    private Answer distributed(Request request) {
        pushers.require(request);
        Answer answer = distribution.answer(request);
        deliveries.note(request, answer);
        return answer;
    }

    private Answer read(String path, Request request) {
        if (path.equals(SnapshotAnswers.PATH)) {
            return snapshots.answer(request);
        }
        if (path.startsWith(BundleAnswers.ROOT)) {
            return bundle.answer(path, request);
        }
        if (StatusPage.isTheirs(path)) {
            return page.answer(path);
        }
        throw RequestRefusal.notFound("the distribution API begins at " + Distribution.ROOT);
    }
}
