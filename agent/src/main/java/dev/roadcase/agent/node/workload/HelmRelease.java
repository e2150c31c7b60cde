package dev.roadcase.agent.node.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Gzip;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Placeholders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * A release as Helm 3 records it in a cluster (helm.sh/helm/v3, pkg/release and pkg/storage/driver), so that {@code helm
 * list} shows it and {@code helm upgrade} goes on from it. It is always the first revision: later ones are Helm's own.
 *
 * @param json what a bundle carries of it, with values of parameters
 */
public record HelmRelease(ObjectNode json) {
    /** Of a release: what Helm calls it. */
    public static final String NAME = "name";
    /** Where its secret is, and objects that name no namespace. */
    public static final String NAMESPACE = "namespace";
    /** All that it has applied, a template. */
    public static final String MANIFEST = "manifest";
    /** What it does before and after, each with a template under {@link #MANIFEST}. */
    public static final String HOOKS = "hooks";
    /** What the user has set, a template of JSON. */
    public static final String CONFIG = "config";
    /** What it says to the user, a text in which parameters may stand. */
    public static final String NOTES = "notes";
    /** The annotation of its secret that says which content it has, whenever it was applied. */
    public static final String CONTENT = "roadcase.dev/release";

    /** Its chart. */
    public static final String CHART = "chart";

    private static final int REVISION = 1;
    private static final String DEPLOYED = "deployed";

    /** Reads what the bundle carries. */
    static HelmRelease of(byte[] document, ParameterValues values) {
        ObjectNode json = Json.large(document);
        json.put(MANIFEST, values.fill(json.path(MANIFEST).asText()));
        json.path(HOOKS).forEach(hook -> ((ObjectNode) hook).put(MANIFEST, values.fill(text(hook, MANIFEST))));
        json.set(CONFIG, Json.large(values.fill(text(json, CONFIG)).getBytes(StandardCharsets.UTF_8)));
        json.put(NOTES, Placeholders.fill(text(json, NOTES), values.value()));
        return new HelmRelease(json);
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }

    /** The manifest of its secret. */
    String secret(Instant deployed) {
        ObjectNode secret = Json.object().put("apiVersion", "v1").put("kind", "Secret");
        secret.put("type", "helm.sh/release.v1");
        ObjectNode metadata = secret.putObject("metadata");
        metadata.put("name", "sh.helm.release.v1." + text(json, NAME) + ".v" + REVISION);
        metadata.put("namespace", text(json, NAMESPACE));
        metadata.putObject("labels")
                .put("name", text(json, NAME))
                .put("owner", "helm")
                .put("status", DEPLOYED)
                .put("version", String.valueOf(REVISION));
        metadata.putObject("annotations")
                .put(CONTENT, Digest.of(Json.bytes(record(Instant.EPOCH))).toString());
        secret.putObject("data").put("release", encoded(Gzip.packed(Json.bytes(record(deployed)))));
        return Json.pretty(secret);
    }

    private ObjectNode record(Instant deployed) {
        ObjectNode release = Json.object().put(NAME, text(json, NAME));
        String time = deployed.truncatedTo(ChronoUnit.SECONDS).toString();
        release.putObject("info")
                .put("first_deployed", time)
                .put("last_deployed", time)
                .put("deleted", "")
                .put("description", "Install complete")
                .put("status", DEPLOYED)
                .put(NOTES, text(json, NOTES));
        release.set(CHART, json.path(CHART));
        release.set(CONFIG, json.path(CONFIG));
        release.put(MANIFEST, text(json, MANIFEST));
        release.set(HOOKS, json.path(HOOKS));
        return release.put("version", REVISION).put(NAMESPACE, text(json, NAMESPACE));
    }

    /** Once as Helm does, and once as the API wants all data of a secret. */
    private static byte[] encoded(byte[] bytes) {
        return Base64.getEncoder().encode(bytes);
    }

    /** Its name alone: values may be secrets. */
    @Override
    public String toString() {
        return text(json, NAMESPACE) + "/" + text(json, NAME);
    }
}
