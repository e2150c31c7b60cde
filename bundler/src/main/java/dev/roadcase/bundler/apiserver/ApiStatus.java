package dev.roadcase.bundler.apiserver;

import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;

/**
 * Why a request was refused (Kubernetes API conventions, "Response Status Kind").
 *
 * @param code of HTTP
 * @param body of the answer
 */
record ApiStatus(int code, byte[] body) {
    private static final int MOST = 500;

    /** The server's own words, where it has some. */
    @Override
    public String toString() {
        try {
            String message = Json.object(body).path("message").asText();
            return message.isEmpty() ? "status " + code : words(message);
        } catch (IllegalArgumentException e) {
            String text = words(new String(body, StandardCharsets.UTF_8).strip());
            return "status " + code + (text.isEmpty() ? "" : ": " + text);
        }
    }

    private static String words(String message) {
        String plain = message.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() > MOST ? plain.substring(0, MOST) + "…" : plain;
    }
}
