package dev.roadcase.bundler.remote;

import dev.roadcase.agent.problem.Problem;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/** Reads files from web servers, without any login. Safe for several threads. */
public final class FileClient {
    /** Answers of servers that have the file and do not like HEAD. */
    private static final Set<Integer> NO_HEAD = Set.of(400, 403, 405, 501);

    private final Connections connections;

    /** Asks once, and no more. */
    public FileClient(HostSettings settings) {
        this(new Connections(settings, Retries.none()));
    }

    public FileClient(Connections connections) {
        this.connections = connections;
    }

    /** The bytes of a file, unverified, to be closed by the caller. */
    public RemoteStream open(URI url) {
        String doing = "fetch " + Redacted.of(url);
        return new RemoteStream(ok(request(url).build(), doing), doing);
    }

    /**
     * A part of a file, unverified, to be closed by the caller. Where the server does not send parts, or the validator is
     * not that of its file any more, the part begins at 0. It is not asked for again by itself, since only the caller knows
     * what has arrived: see {@link Connections#retries()}.
     *
     * @param validator of the file whose other parts the caller has
     */
    public RemotePart part(URI url, ByteRange range, Optional<Validator> validator) {
        String doing = "fetch " + Redacted.of(url);
        PartRequest part = new PartRequest(doing, range, OptionalLong.empty(), validator);
        return ask(url, part).or(() -> ask(url, part.whole())).orElseThrow();
    }

    private Optional<RemotePart> ask(URI url, PartRequest part) {
        Response response = connections.send(part.addTo(request(url)).build(), part.doing());
        if (!part.understands(response.code())) {
            throw refused(response, part.doing());
        }
        return part.read(response);
    }

    /** What the server says about a file without sending it; nothing where it does not answer such questions. */
    public Probe probe(URI url) {
        String doing = "look for " + Redacted.of(url);
        return connections.retries().ask(doing, () -> probe(request(url).head().build(), doing));
    }

    private Probe probe(Request head, String doing) {
        try (Response response = connections.send(head, doing)) {
            if (NO_HEAD.contains(response.code())) {
                return Probe.NOTHING;
            }
            require(response, doing);
            return new Probe(size(response), Optional.ofNullable(response.header("ETag")));
        }
    }

    private Request.Builder request(URI url) {
        if (Redacted.holdsLogin(url)) {
            throw Problem.badInput("fetch " + Redacted.of(url) + " failed: its URL holds a user name or a password")
                    .advise("take them out: a bundle names the sources of its files");
        }
        return new Request.Builder().url(Endpoint.ofFile(url, connections.settings()));
    }

    private Response ok(Request request, String doing) {
        Response response = connections.send(request, doing);
        require(response, doing);
        return response;
    }

    private static void require(Response response, String doing) {
        if (response.code() != 200) {
            throw refused(response, doing);
        }
    }

    private static Problem refused(Response response, String doing) {
        try (response) {
            return Refusal.passing(response, Failure.of(doing, response).lasting(why(response.code())));
        }
    }

    private static String why(int status) {
        return switch (status) {
            case 401, 403 -> "does not give it to everybody (status " + status + ")";
            case 404, 410 -> "has no such file";
            case 429 -> "has been asked too often";
            default -> "answers with the status " + status;
        };
    }

    private static OptionalLong size(Response response) {
        String said = response.header("Content-Length", "");
        return said.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(said)) : OptionalLong.empty();
    }
}
