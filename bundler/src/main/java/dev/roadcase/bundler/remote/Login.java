package dev.roadcase.bundler.remote;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import okhttp3.Credentials;

/**
 * A user's name and password for a host.
 *
 * @param source the file that they stand in
 */
record Login(String user, String password, Path source) {

    /** The value of the header {@code Authorization} (RFC 7617). */
    String basic() {
        return Credentials.basic(user, password, StandardCharsets.UTF_8);
    }

    /** Without the password, so that no message can hold it. */
    @Override
    public String toString() {
        return "Login[" + source + "]";
    }
}
