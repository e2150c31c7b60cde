package dev.roadcase.bundler.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.spec.image.BuiltImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The config of a built image (OCI image spec, "Image Configuration"): the base's settings, and over them the demo's. Jib's
 * own config is not used: it orders the environment by hash, and knows no variants of processors.
 */
record BuiltConfig(BuiltImage image, Platform platform, BaseImage base) {
    /** The time of all content, so that a build of tomorrow gives the same bytes. */
    static final String TIME = "1970-01-01T00:00:00Z";

    /** Compact JSON: the same image gives the same bytes. */
    byte[] bytes() {
        return ImageConfig.of(TIME, platform, settings(), base.diffIds(), base.history())
                .bytes();
    }

    private ObjectNode settings() {
        ObjectNode settings = base.settings().deepCopy();
        image.settings().user().ifPresent(user -> settings.put("User", user));
        image.settings().workdir().ifPresent(folder -> settings.put("WorkingDir", folder));
        image.settings()
                .ports()
                .forEach(port -> settings.withObject("/ExposedPorts")
                        .putObject(port.number() + "/" + port.protocol().name().toLowerCase(Locale.ROOT)));
        putEnvironment(settings);
        putCommand(settings);
        return settings;
    }

    /** A variable of the demo replaces the variable of the base with the same name. New variables follow, in the order of demo.yaml. */
    private void putEnvironment(ObjectNode settings) {
        Map<String, String> all = new LinkedHashMap<>();
        settings.path("Env").forEach(line -> putLine(all, line));
        all.putAll(image.settings().env());
        if (!all.isEmpty()) {
            ArrayNode lines = settings.putArray("Env");
            all.forEach((name, value) -> lines.add(name + "=" + value));
        }
    }

    private static void putLine(Map<String, String> all, JsonNode line) {
        String[] words = line.asText().split("=", 2);
        all.put(words[0], words.length == 2 ? words[1] : "");
    }

    /** As docker does it: an entrypoint of the demo also removes the base's command. */
    private void putCommand(ObjectNode settings) {
        if (!image.settings().entrypoint().isEmpty()) {
            put(settings.putArray("Entrypoint"), image.settings().entrypoint());
            settings.remove("Cmd");
        }
        if (!image.settings().command().isEmpty()) {
            put(settings.putArray("Cmd"), image.settings().command());
        }
    }

    private static void put(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
