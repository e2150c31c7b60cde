package dev.roadcase.bundler.spec.file;

import dev.roadcase.agent.format.Digest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URL as a bundle and a lock carry it: without the values in its query, where secrets travel. It stays the same when a
 * token changes, and is another one when anything else in the query does.
 */
public final class CarriedUrl {
    /** Names of values that are secret, or change with one: signed URLs of storage hosts have several. */
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(?:token|sig|key|secret|pass|pwd|auth|cred|access|jwt|session|code|hmac|policy|expir|date|time).*"
                    + "|x-(?:amz|goog|oss|cos)-.*|s[vetrp]|sip|spr|srt|ses|sdd|sk(?:oid|tid|t|e|s|v)");

    /** Nobody chooses a value like that by hand. */
    private static final Pattern SECRET_VALUE = Pattern.compile("(?:[A-Za-z0-9_=+/-]|%[0-9A-Fa-f]{2}){20,}");

    private static final Pattern CARRIED = Pattern.compile("\\*(?:[0-9a-f]{8})?");

    private CarriedUrl() {}

    /** The URL itself where it has no query. A carried URL is carried as it is. */
    public static URI of(URI url) {
        String query = url.getRawQuery();
        if (query == null) {
            return url;
        }
        String before = url.toString().substring(0, url.toString().indexOf('?') + 1);
        return URI.create(before
                + Arrays.stream(query.split("&", -1)).map(CarriedUrl::pair).collect(Collectors.joining("&")));
    }

    private static String pair(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? "" : pair.substring(0, equals);
        String value = pair.substring(equals + 1);
        return (equals < 0 ? "" : name + "=") + (CARRIED.matcher(value).matches() ? value : hidden(name, value));
    }

    private static String hidden(String name, String value) {
        boolean secret = name.isEmpty()
                || SECRET_NAME.matcher(name).matches()
                || SECRET_VALUE.matcher(value).matches();
        return secret
                ? "*"
                : "*" + Digest.of(value.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
    }
}
