package dev.roadcase.agent.registry;

import dev.roadcase.agent.registry.http.CallerNetwork;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may change what is served: programs on this machine, machines with a certificate of the cluster, and whoever is in
 * a network that the user has named. Pages in a browser may not, even on this machine: a page of another host could push
 * an image without being seen, and its name could point to this server ("DNS rebinding").
 *
 * @param networks that the user has named
 */
public record Pushers(List<CallerNetwork> networks) {
    /** Programs on this machine, and machines with a certificate. */
    public static final Pushers NEAR = new Pushers(List.of());

    /** RFC 9110, "Host": a name or an address, and maybe a port. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^:\\[\\]]+)(?::[0-9]{1,5})?");

    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    public Pushers {
        networks = List.copyOf(networks);
    }

    /**
     * Returns if a request only reads, or may change something.
     *
     * @throws RequestRefusal with a sentence that names the flag
     */
    void require(Request request) {
        if (request.reads()) {
            return;
        }
        if (isOfPage(request)) {
            throw new RequestRefusal(ErrorCode.DENIED, "a page in a browser may not push");
        }
        if (request.caller().isPresent()) {
            return;
        }
        if (!isNear(request)) {
            throw new RequestRefusal(
                    ErrorCode.DENIED,
                    "pushes are taken from this machine, and from machines with a certificate of --client-ca: to take"
                            + " them from " + request.from().getHostAddress()
                            + " too, start the server with --push-from and its network");
        }
        if (!isCalledAsOurs(request)) {
            throw new RequestRefusal(
                    ErrorCode.DENIED,
                    "pushes over plain HTTP are taken under an IP address, localhost, or a name without a dot");
        }
    }

    private boolean isNear(Request request) {
        return request.from().isLoopbackAddress() || networks.stream().anyMatch(network -> network.has(request.from()));
    }

    /** Browsers say whose page asks (RFC 6454, "The Web Origin Concept"; Fetch Metadata). Programs do not. */
    private static boolean isOfPage(Request request) {
        return request.header("Origin").isPresent()
                || request.header("Sec-Fetch-Site").isPresent();
    }

    /** No name of the internet is without a dot. A certificate has the right names already. */
    private static boolean isCalledAsOurs(Request request) {
        if (request.isSecure()) {
            return true;
        }
        Matcher matcher = HOST.matcher(request.header("Host").orElse("").toLowerCase(Locale.ROOT));
        return matcher.matches() && isOurs(Optional.of(matcher.group(1)));
    }

    private static boolean isOurs(Optional<String> name) {
        return name.filter(its -> ADDRESS.matcher(its).matches()
                        || its.indexOf('.') < 0
                        || its.endsWith(".localhost")
                        || its.endsWith(".local")
                        || its.endsWith(".internal"))
                .isPresent();
    }
}
