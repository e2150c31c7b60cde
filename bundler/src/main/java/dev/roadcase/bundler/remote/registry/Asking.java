package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.LongWait;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;

/** Puts questions to registries, and makes problems of refusals. Safe for several threads. */
record Asking(Connections connections) {

    /** The answer to a request that is repeated while it fails for a while. */
    <T> T ask(Operation<T> operation) {
        return connections.retries().ask(operation.doing(), () -> askOnce(operation));
    }

    /** The answer to a request that is sent once. */
    <T> T askOnce(Operation<T> operation) {
        List<Endpoint> places = Endpoint.ofRegistry(operation.reference().host(), connections.settings());
        return connections.places().ask(places, place -> askAt(place, operation));
    }

    private <T> T askAt(Endpoint endpoint, Operation<T> operation) {
        Request.Builder request = operation.request(endpoint);
        if (operation.takesLong()) {
            request.tag(LongWait.class, LongWait.FOR_STORAGE);
        }
        Response response = connections.logins().send(request.build(), operation.access());
        if (operation.understands(response.code())) {
            return operation.read(response);
        }
        try (response) {
            throw refused(endpoint, response, operation);
        }
    }

    private Problem refused(Endpoint endpoint, Response response, Operation<?> operation) {
        Problem problem = connections.logins().refused(endpoint.base(), response, operation.access());
        boolean named = response.code() == 404 && operation instanceof FetchManifest;
        return named ? withTags(problem, endpoint, operation.reference()) : problem;
    }

    private Problem withTags(Problem problem, Endpoint endpoint, Reference reference) {
        try {
            Tags tags = new Tags(askAt(endpoint, new ListTags(reference)));
            return tags.all().isEmpty()
                    ? problem
                    : problem.advise("tags of " + reference.name() + " that exist: "
                            + tags.near(reference.tag().orElse("")));
        } catch (Problem unlisted) {
            // Not every registry lists its tags. That is not an error here.
            return problem;
        }
    }
}
