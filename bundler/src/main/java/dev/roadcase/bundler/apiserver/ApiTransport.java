package dev.roadcase.bundler.apiserver;

import java.io.IOException;

/** How requests come to an API server. Safe for several threads. */
interface ApiTransport {
    /** Sends a request, and waits for its answer. */
    ApiAnswer send(ApiRequest request) throws IOException;

    /** Where the server is, for messages. */
    String shown();

    /** What a user can do if it does not answer. */
    String advice();
}
