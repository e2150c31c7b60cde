package dev.roadcase.bundler.remote.login;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;

/**
 * A user's name and password for a host, or a token that stands for them.
 *
 * @param secret the password or, where {@link #isIdentityToken()}, the token
 * @param source what it comes from, in words: a file, or a credential helper
 */
public record Login(String user, String secret, String source) {
    private static final String TOKEN_USER = "<token>";

    /** Whether the secret is a token that is exchanged for other tokens (docker: "identity token"). */
    static Login ofIdentityToken(String token, String source) {
        return new Login(TOKEN_USER, token, source);
    }

    public boolean isIdentityToken() {
        return user.equals(TOKEN_USER);
    }

    /** The value of the header {@code Authorization} (RFC 7617). */
    public String basic() {
        return Credentials.basic(user, secret, StandardCharsets.UTF_8);
    }

    /** Without the secret, so that no message can hold it. */
    @Override
    public String toString() {
        return "Login[" + source + "]";
    }
}
