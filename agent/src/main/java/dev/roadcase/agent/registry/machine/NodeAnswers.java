package dev.roadcase.agent.registry.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.util.List;
import java.util.function.Function;

/**
 * Answers about machines: {@code GET /api/nodes} lists them and their relays, with {@code PUT /api/nodes/NAME} a machine
 * registers, and with {@code PUT /api/nodes/NAME/relay} its relay says that it passes blobs on.
 */
public final class NodeAnswers {
    private static final String ROOT = "/api/nodes";

    private static final String RELAY = "/relay";

    private final Registrations registrations;
    private final Relays relays;

    public NodeAnswers(Registrations registrations, Relays relays) {
        this.registrations = registrations;
        this.relays = relays;
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
        String name = path.substring(ROOT.length() + 1);
        if (name.endsWith(RELAY)) {
            return relay(name.substring(0, name.length() - RELAY.length()), request);
        }
        register(name, request);
        return Answer.json(Answer.OK, Json.object());
    }

    /** The relay hears at once what it has to know of the others. */
    private Answer relay(String name, Request request) {
        requireCaller(name, request);
        relays.put(name, request.from(), read(RelayState::parse, request.document(RelayState.LARGEST)));
        return Answer.json(Answer.OK, document());
    }

    private ObjectNode document() {
        ObjectNode document = registrations.json();
        List<KnownRelay> known = relays.all();
        if (!known.isEmpty()) {
            document.putArray("relays")
                    .addAll(known.stream().map(KnownRelay::json).toList());
        }
        return document;
    }

    private Answer list(Request request) {
        if (!request.reads()) {
            throw new RequestRefusal(ErrorCode.UNSUPPORTED, "machines register at " + ROOT + "/NAME");
        }
        return Answer.json(Answer.OK, document());
    }

    /** A machine can register only itself. */
    private void register(String name, Request request) {
        requireCaller(name, request);
        Registration registration = read(Registration::parse, request.document(Registration.LARGEST));
        if (!registration.name().equals(name)) {
            throw RequestRefusal.badDocument("the document is of another machine");
        }
        registrations.put(registration);
    }

    /** A machine's certificate says who it is. */
    private static void requireCaller(String name, Request request) {
        String caller = request.caller()
                .orElseThrow(() -> new RequestRefusal(
                        ErrorCode.DENIED, "registering needs a certificate that the authority of --client-ca signed"));
        if (!caller.equals(name)) {
            throw new RequestRefusal(ErrorCode.DENIED, "the certificate of this machine is not for that name");
        }
    }

    private static <T> T read(Function<byte[], T> form, byte[] document) {
        try {
            return form.apply(document);
        } catch (IllegalArgumentException e) {
            throw RequestRefusal.badDocument("not a registration: " + e.getMessage());
        }
    }
}
