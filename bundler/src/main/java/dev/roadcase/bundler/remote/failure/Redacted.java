package dev.roadcase.bundler.remote.failure;

import java.net.URI;
import okhttp3.HttpUrl;

/** URLs as they may be shown: without user name, password, query and fragment, where secrets travel. */
public final class Redacted {
    private Redacted() {}

    /** Scheme, host, port and path. */
    public static String of(URI url) {
        if (url.getRawAuthority() == null) {
            return url.getScheme() == null ? "…" : url.getScheme() + ":…";
        }
        String authority = url.getRawAuthority();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return url.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1) + path;
    }

    /** Whether a user name or a password stands in it; {@link URI} itself finds them only before usual host names. */
    public static boolean holdsLogin(URI url) {
        return url.getRawAuthority() != null && url.getRawAuthority().contains("@");
    }

    public static String of(HttpUrl url) {
        return url.scheme() + "://" + host(url) + url.encodedPath();
    }

    /** Host, with the port where it is not the scheme's own. */
    public static String host(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }
}
