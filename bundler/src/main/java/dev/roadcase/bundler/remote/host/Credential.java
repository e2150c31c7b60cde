package dev.roadcase.bundler.remote.host;

import dev.roadcase.bundler.remote.login.Login;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** What proves to a file host who asks. No message shows it. */
public sealed interface Credential {
    /** The request with it. */
    Request.Builder addTo(HttpUrl url);

    /** A token in the header {@code Authorization} (RFC 6750). */
    record Bearer(String token) implements Credential {
        @Override
        public Request.Builder addTo(HttpUrl url) {
            return new Request.Builder().url(url).header("Authorization", "Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /** A user and a password (RFC 7617). */
    record Basic(Login login) implements Credential {
        @Override
        public Request.Builder addTo(HttpUrl url) {
            return new Request.Builder().url(url).header("Authorization", login.basic());
        }
    }

    /** What is added to the query of each URL, as storage hosts want it; without the question mark. */
    record Query(String text) implements Credential {
        @Override
        public Request.Builder addTo(HttpUrl url) {
            String before = url.encodedQuery() == null ? "" : url.encodedQuery() + "&";
            return new Request.Builder()
                    .url(url.newBuilder().encodedQuery(before + text).build());
        }

        @Override
        public String toString() {
            return "Query";
        }
    }
}
