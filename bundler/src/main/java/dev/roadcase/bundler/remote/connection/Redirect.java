package dev.roadcase.bundler.remote.connection;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.Failure;
import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.host.Direction;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** A server's wish that something be asked for elsewhere: registries send clients to storage hosts that way. */
record Redirect(Request asked, Response answer, String doing) {
    private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

    /** The request for the new place; credentials are not sent to another host. */
    Request follow(HostSettings settings) {
        if (asked.body() != null && !mayGoElsewhere()) {
            throw failed("redirects what was sent to it");
        }
        HttpUrl target = target();
        if (!target.isHttps() && (asked.url().isHttps() || !settings.isPlain(Redacted.host(target)))) {
            throw plain(Redacted.host(target), settings.direction());
        }
        Request.Builder request = asked.newBuilder().url(target);
        boolean same = target.isHttps() == asked.url().isHttps()
                && Redacted.host(target).equals(Redacted.host(asked.url()));
        return (same ? request : request.removeHeader("Authorization")).build();
    }

    /** What belongs to an image may go to where its registry says, and a login may not. RFC 9110, 15.4.8 and 15.4.9. */
    private boolean mayGoElsewhere() {
        return asked.body() instanceof OutgoingBody && SAME_METHOD.contains(answer.code());
    }

    /** A redirect from HTTPS to plain HTTP is always refused. */
    private Problem plain(String host, Direction direction) {
        Problem refused = failed("redirects to plain HTTP at " + host);
        return asked.url().isHttps() ? refused : refused.advise(direction.plainHttpToo(host));
    }

    private HttpUrl target() {
        String location = answer.header("Location", "");
        HttpUrl target = location.isEmpty() ? null : asked.url().resolve(location);
        if (target == null) {
            throw failed("redirects to what is no URL of the web: " + Excerpt.of(beforeQuery(location)));
        }
        return target;
    }

    private static String beforeQuery(String location) {
        return location.replaceAll("[?#].*", "");
    }

    private Problem failed(String why) {
        return new Failure(doing, asked.url()).lasting(why);
    }
}
