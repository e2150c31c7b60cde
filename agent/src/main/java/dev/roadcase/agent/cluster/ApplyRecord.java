package dev.roadcase.agent.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What the cluster knows of a file of manifests that was applied. It is kept as a secret, since the content may be made of
 * secrets.
 *
 * @param bundle the digest of the bundle's index.json
 * @param content the digest of the file; it has values of parameters in it
 */
public record ApplyRecord(String bundle, String content) {
    /** Nothing was applied yet. */
    static final ApplyRecord NONE = new ApplyRecord("", "");

    private static final String BUNDLE = "bundle";
    private static final String CONTENT = "content";

    /** The namespace of the secrets. */
    public static final String NAMESPACE = "kube-system";

    /** The name of the secret, made from the file's path in the demo's folder. */
    public static String nameOf(String manifests) {
        return "roadcase-workload-" + hash(manifests);
    }

    /** Sixteen characters that stand for a text, and may stand in the name of an object. */
    static String hash(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    /** The record in the secret's data. */
    public static ApplyRecord of(ObjectNode secret) {
        return new ApplyRecord(value(secret, BUNDLE), value(secret, CONTENT));
    }

    private static String value(ObjectNode secret, String key) {
        byte[] bytes = Base64.getDecoder().decode(secret.path("data").path(key).asText(""));
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** The secret that holds it. */
    ObjectNode secret(String name) {
        ObjectNode secret = Json.object().put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata").put("name", name).put("namespace", NAMESPACE);
        secret.putObject("data").put(BUNDLE, encoded(bundle)).put(CONTENT, encoded(content));
        return secret;
    }

    private static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.US_ASCII));
    }
}
