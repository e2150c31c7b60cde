package dev.roadcase.agent.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What an image says of itself and of the process in it (OCI image spec, "Image Configuration"; Docker's config has the
 * same properties). Each part is read when it is asked for: one odd part does not spoil the others.
 */
public final class ImageConfig {
    private static final String CREATED = "created";
    private static final String OS = "os";
    private static final String ARCHITECTURE = "architecture";
    private static final String VARIANT = "variant";
    private static final String SETTINGS = "config";
    private static final String ROOTFS = "rootfs";
    private static final String DIFF_IDS = "diff_ids";
    private static final String HISTORY = "history";

    private final ObjectNode document;

    private ImageConfig(ObjectNode document) {
        this.document = document;
    }

    /**
     * Reads a config.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static ImageConfig parse(byte[] content) {
        return new ImageConfig(Json.object(content));
    }

    /**
     * A config of these parts.
     *
     * @param created the time, RFC 3339
     * @param settings what containers of the image run with
     * @param diffIds digests of the layers' tars, from the lowest up
     * @param history a member for each layer, in the same order
     */
    public static ImageConfig of(
            String created, Platform platform, ObjectNode settings, List<Digest> diffIds, ArrayNode history) {
        ObjectNode config = Json.object();
        config.put(CREATED, created);
        config.put(ARCHITECTURE, platform.architecture());
        config.put(OS, platform.os());
        platform.variant().ifPresent(variant -> config.put(VARIANT, variant));
        config.set(SETTINGS, settings);
        ArrayNode ids = config.putObject(ROOTFS).put("type", "layers").putArray(DIFF_IDS);
        diffIds.forEach(id -> ids.add(id.toString()));
        config.set(HISTORY, history);
        return new ImageConfig(config);
    }

    /** For what it is made; empty if it does not say. */
    public Optional<Platform> platform() {
        return Platform.said(text(OS), text(ARCHITECTURE), text(VARIANT));
    }

    /** Digests of the layers' tars, from the lowest up (OCI image spec, "Layer DiffID"). */
    public List<Digest> diffIds() {
        return document.path(ROOTFS)
                .path(DIFF_IDS)
                .valueStream()
                .map(id -> Digest.parse(id.asText()))
                .toList();
    }

    /** What its containers run with: a copy. */
    public ObjectNode settings() {
        return document.get(SETTINGS) instanceof ObjectNode settings ? settings.deepCopy() : Json.object();
    }

    /** How its layers were made: a copy. */
    public ArrayNode history() {
        return document.get(HISTORY) instanceof ArrayNode history ? history.deepCopy() : Json.array();
    }

    /** Compact JSON: the same config gives the same bytes. */
    public byte[] bytes() {
        return Json.bytes(document);
    }

    private String text(String key) {
        return document.path(key).asText("");
    }
}
