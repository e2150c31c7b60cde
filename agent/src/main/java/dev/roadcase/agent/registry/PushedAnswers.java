package dev.roadcase.agent.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.distribution.Distribution;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.overlay.LayeredStore;
import dev.roadcase.agent.registry.page.Deliveries;

/** {@code DELETE /api/pushed} takes away all that was pushed, and answers its tags. */
record PushedAnswers(LayeredStore store, Pushers pushers, Deliveries deliveries) {
    static final String PATH = "/api/pushed";

    Answer answer(Request request) {
        if (!request.method().equals("DELETE")) {
            throw RequestRefusal.notAllowed("what was pushed is deleted here, and listed at /api/status", "DELETE");
        }
        pushers.require(request);
        ObjectNode document = Json.object();
        Distribution.refusing(store::withdraw).forEach(document.putArray("withdrawn")::add);
        deliveries.changed();
        return Answer.json(Answer.OK, document);
    }
}
