package dev.roadcase.inaetics.http;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose page a call comes from. Browsers say it with every call that changes something (RFC 6454), programs do not. A page of
 * another host, open in the same browser, could press every button of the show without being seen. It could even have its own
 * name point to this service, and be no other host then ("DNS rebinding"). So calls that change something must also name the
 * service as one that owns it would: by an address, as localhost, or by a name that it was given.
 *
 * @param names in lower case
 */
record Origin(Set<String> names) {
    /** RFC 9110, "Host": a name or an address, and maybe a port. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::[0-9]{1,5})?");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|" + OCTET + "(\\." + OCTET + "){3}");

    Origin {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Why a call is refused. */
    Optional<String> objection(String method, Headers headers) {
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
        String origin = headers.getFirst("Origin");
        if (origin != null && !origin.endsWith("://" + host)) {
            return Optional.of("a page of another host may not ask this");
        }
        return reads(method) || isOurs(headers.getOrDefault("Host", List.of()))
                ? Optional.empty()
                : Optional.of("this is for calls to an IP address, to localhost or to a name in INAETICS_NAMES");
    }

    /** What is shown is for everybody, so who reads may call us what he likes. */
    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private boolean isOurs(List<String> hosts) {
        Matcher matcher = HOST.matcher(hosts.size() == 1 ? hosts.get(0) : "");
        return matcher.matches() && isOurs(matcher.group(1).toLowerCase(Locale.ROOT));
    }

    private boolean isOurs(String name) {
        return name.equals("localhost") || ADDRESS.matcher(name).matches() || names.contains(name);
    }
}
