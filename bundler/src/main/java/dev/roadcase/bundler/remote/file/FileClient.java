package dev.roadcase.bundler.remote.file;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.Refusal;
import dev.roadcase.bundler.remote.failure.Failure;
import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.PartRequest;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.part.Validator;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import okhttp3.Request;
import okhttp3.Response;

/** Reads files from web servers, with the credentials that a user has set for a host. Safe for several threads. */
public final class FileClient {
    /** Answers of servers that have the file and refuse HEAD. */
    private static final Set<Integer> NO_HEAD = Set.of(400, 403, 405, 501);

    private static final int MISSING = 404;
    private static final int PART = 206;

    private final Connections connections;

    /** Asks once, and no more. */
    public FileClient(HostSettings settings) {
        this(Connections.impatient(settings));
    }

    public FileClient(Connections connections) {
        this.connections = connections;
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
        return at(
                url,
                place -> ask(place, part).or(() -> ask(place, part.whole())).orElseThrow());
    }

    private Optional<RemotePart> ask(Endpoint place, PartRequest part) {
        Response response = connections
                .exchanges()
                .send(part.addTo(request(place).newBuilder()).build(), part.doing());
        if (!part.understands(response.code())) {
            throw refused(response, part.doing());
        }
        return part.read(response);
    }

    /** What the server says about a file without sending it; empty if it does not answer such questions. */
    public Probe probe(URI url) {
        String doing = "look for " + Redacted.of(url);
        return connections.retries().ask(doing, () -> at(url, place -> probe(place, doing)));
    }

    private Probe probe(Endpoint place, String doing) {
        Request head = request(place).newBuilder().head().build();
        try (Response response = connections.exchanges().send(head, doing)) {
            if (NO_HEAD.contains(response.code())) {
                return Probe.NOTHING;
            }
            if (response.code() == MISSING) {
                return probeByPart(place, doing);
            }
            require(response, doing);
            return new Probe(size(response), Optional.ofNullable(response.header("ETag")));
        }
    }

    /** Some servers have no such file for HEAD, and give it to GET. Its first byte is enough to know. */
    private Probe probeByPart(Endpoint place, String doing) {
        Request first = request(place).newBuilder().header("Range", "bytes=0-0").build();
        try (Response response = connections.exchanges().send(first, doing)) {
            if (response.code() != PART) {
                require(response, doing);
            }
            return Probe.NOTHING;
        }
    }

    private <T> T at(URI url, Function<Endpoint, T> question) {
        if (Redacted.holdsLogin(url)) {
            throw Problem.badInput("fetch " + Redacted.of(url) + " failed: its URL holds a user name or a password")
                    .advise("take them out: a bundle names the sources of its files");
        }
        return connections.places().ask(Endpoint.ofFile(url, connections.settings()), question);
    }

    /** With the credential of the host that is asked, which may be a mirror. */
    private Request request(Endpoint place) {
        return connections
                .settings()
                .credentials()
                .of(place.host())
                .map(credential -> credential.addTo(place.base()))
                .orElseGet(() -> new Request.Builder().url(place.base()))
                .build();
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
            case 401, 403 -> "does not give it to everybody (status " + status + "): see credentials in config.yaml";
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
