package dev.roadcase.agent.registry.machine;

import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;

/** Answers about machines: {@code GET /api/nodes} lists them, with {@code PUT /api/nodes/NAME} a machine registers. */
public final class NodeAnswers {
    private static final String ROOT = "/api/nodes";

    private final Registrations registrations;

    public NodeAnswers(Registrations registrations) {
        this.registrations = registrations;
    }

    public static boolean isTheirs(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    public Answer answer(String path, Request request) {
        if (path.equals(ROOT)) {
            return list(request);
        }
        if (!request.method().equals("PUT")) {
            throw new RequestRefusal(
                    ErrorCode.UNSUPPORTED, "a machine's registration is PUT here, and read at " + ROOT);
        }
        register(path.substring(ROOT.length() + 1), request);
        return Answer.json(Answer.OK, Json.object());
    }

    private Answer list(Request request) {
        if (!request.reads()) {
            throw new RequestRefusal(ErrorCode.UNSUPPORTED, "machines register at " + ROOT + "/NAME");
        }
        return Answer.json(Answer.OK, registrations.json());
    }

    /** A machine can register only itself: its certificate says who it is. */
    private void register(String name, Request request) {
        String caller = request.caller()
                .orElseThrow(() -> new RequestRefusal(
                        ErrorCode.DENIED, "registering needs a certificate that the authority of --client-ca signed"));
        if (!caller.equals(name)) {
            throw new RequestRefusal(ErrorCode.DENIED, "the certificate of this machine is not for that name");
        }
        Registration registration = read(request.document(Registration.LARGEST));
        if (!registration.name().equals(name)) {
            throw RequestRefusal.badDocument("the document is of another machine");
        }
        registrations.put(registration);
    }

    private static Registration read(byte[] document) {
        try {
            return Registration.parse(document);
        } catch (IllegalArgumentException e) {
            throw RequestRefusal.badDocument("not a registration: " + e.getMessage());
        }
    }
}
