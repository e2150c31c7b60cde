package dev.roadcase.agent.registry;

import dev.roadcase.agent.format.Json;

/** Answers about machines: {@code GET /api/nodes} lists them, {@code PUT /api/nodes/NAME} is how one registers itself. */
final class NodeAnswers {
    private static final String ROOT = "/api/nodes";

    private final Registrations registrations;

    NodeAnswers(Registrations registrations) {
        this.registrations = registrations;
    }

    static boolean isTheirs(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    Answer answer(String path, Request call) {
        if (path.equals(ROOT)) {
            return list(call);
        }
        if (!call.method().equals("PUT")) {
            throw new RequestRefusal(
                    ErrorCode.UNSUPPORTED, "a machine's registration is PUT here, and read at " + ROOT);
        }
        register(path.substring(ROOT.length() + 1), call);
        return Answer.json(Answer.OK, Json.object());
    }

    private Answer list(Request call) {
        if (!call.reads()) {
            throw new RequestRefusal(ErrorCode.UNSUPPORTED, "machines register at " + ROOT + "/NAME");
        }
        return Answer.json(Answer.OK, registrations.json());
    }

    /** A machine speaks for itself alone: its certificate says who it is. */
    private void register(String name, Request call) {
        String caller = call.caller()
                .orElseThrow(() -> new RequestRefusal(
                        ErrorCode.DENIED, "registering takes a certificate that the authority of --client-ca signed"));
        if (!caller.equals(name)) {
            throw new RequestRefusal(ErrorCode.DENIED, "the certificate of this machine is not for that name");
        }
        Registration registration = read(call.document(Registration.LARGEST));
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
