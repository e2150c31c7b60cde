package dev.roadcase.bundler.draft.compose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address that a service's health check asks in its own container.
 *
 * @param path with the slash that it begins with
 */
record HealthAddress(String scheme, int port, String path) {
    private static final Pattern ADDRESS = Pattern.compile(
            "(https?)://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1])(?::([0-9]{1,5}))?((?:/[A-Za-z0-9._~/?&=%-]*)?)");

    static Optional<HealthAddress> of(Tree service, Interpolation values) {
        String words = service.at("healthcheck").at("test").texts().collect(Collectors.joining(" "));
        Matcher address = ADDRESS.matcher(values.plain(words));
        return address.find() ? Optional.of(of(address)) : Optional.empty();
    }

    private static HealthAddress of(Matcher address) {
        String scheme = address.group(1);
        int port = address.group(2) == null ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(address.group(2));
        return new HealthAddress(scheme, port, address.group(3).isEmpty() ? "/" : address.group(3));
    }
}
