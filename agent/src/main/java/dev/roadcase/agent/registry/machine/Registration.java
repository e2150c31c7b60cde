package dev.roadcase.agent.registry.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Role;
import java.util.regex.Pattern;

/**
 * What a machine says of itself.
 *
 * @param name of the machine: a label of the DNS, or several (RFC 1123)
 * @param bundle digest of the index of the bundle that it uses
 * @param step what it does now, or why it failed: one line of at most 300 characters
 */
public record Registration(String name, Role role, Digest bundle, Phase phase, String step, MachineProgress progress) {
    /** Most bytes of its document. */
    public static final int LARGEST = 8 << 10;

    private static final int LONGEST_STEP = 300;
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?");

    public Registration {
        requireName(name);
        String line = step.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        step = line.length() <= LONGEST_STEP ? line : line.substring(0, LONGEST_STEP - 1) + "…";
    }

    /** Whether a machine may be called this. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a machine's name: " + Excerpt.of(name));
        }
    }

    /** The same machine in another phase, doing this. */
    public Registration in(Phase other, String doing) {
        return new Registration(name, role, bundle, other, doing, progress);
    }

    /** The same machine with this progress. */
    public Registration with(MachineProgress other) {
        return new Registration(name, role, bundle, phase, step, other);
    }

    /** Its document, without an end of line. */
    public byte[] bytes() {
        return Json.bytes(json());
    }

    ObjectNode json() {
        return Json.object()
                .put("name", name)
                .put("role", role.toString())
                .put("bundle", bundle.toString())
                .put("phase", phase.toString())
                .put("step", step)
                .put("images", progress.images())
                .put("imagesWanted", progress.imagesWanted())
                .put("files", progress.files())
                .put("bytes", progress.bytes());
    }

    /**
     * Reads such a document.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Registration parse(byte[] document) {
        ObjectNode object = Json.object(document);
        return new Registration(
                text(object, "name"),
                Role.parse(text(object, "role")),
                Digest.parse(text(object, "bundle")),
                Phase.parse(text(object, "phase")),
                text(object, "step"),
                new MachineProgress(
                        number(object, "images"),
                        number(object, "imagesWanted"),
                        number(object, "files"),
                        whole(object, "bytes").longValue()));
    }

    private static String text(ObjectNode object, String key) {
        JsonNode value = object.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("has no text \"" + key + "\"");
        }
        return value.textValue();
    }

    private static int number(ObjectNode object, String key) {
        JsonNode value = whole(object, key);
        if (!value.canConvertToInt()) {
            throw new IllegalArgumentException("too large a number \"" + key + "\"");
        }
        return value.intValue();
    }

    private static JsonNode whole(ObjectNode object, String key) {
        JsonNode value = object.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("has no whole number \"" + key + "\"");
        }
        return value;
    }
}
