package dev.roadcase.inaetics.viewer;

import java.util.HashMap;
import java.util.Map;

/** What a browser is told about pages: they are made of this server's files alone, and are nobody else's to use. */
final class PageHeaders {
    /** Scripts, styles and answers of this server and nothing else: no inline script, no other host, in no one's frame. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'");

    /** With every file of a page. */
    static final Map<String, String> GUARD = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()");

    /** With a library's files, whose paths hold its version. */
    static final Map<String, String> FOREVER = forever();

    private PageHeaders() {}

    private static Map<String, String> forever() {
        Map<String, String> headers = new HashMap<>(GUARD);
        headers.put("Cache-Control", "public, max-age=31536000, immutable");
        return Map.copyOf(headers);
    }
}
