package dev.roadcase.inaetics.http;

import com.sun.net.httpserver.Headers;

/**
 * Whose page a call comes from. Browsers say it with every call that changes something (RFC 6454), programs do not. A page of
 * another host, open in the same browser, could press every button of the show without being seen.
 */
final class Origin {
    private Origin() {}

    static boolean isForeign(Headers headers) {
        String origin = headers.getFirst("Origin");
        return origin != null && !origin.endsWith("://" + headers.getFirst("Host"));
    }
}
