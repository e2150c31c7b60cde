package dev.roadcase.agent.archive.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.entry.FormatVersion;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@code NAME.volumes.json} says: the volumes of the bundle NAME in their order. It is not signed, and need not
 * be: the bytes that it leads to are checked against the bundle's own signature and digests.
 *
 * @param bundle the bundle's name, which begins the name of each volume
 * @param volumes from 1 to {@link Volume#MOST}
 */
public record VolumeList(String bundle, List<Volume> volumes) {
    /** How the list's own name ends, after the bundle's. */
    public static final String SUFFIX = ".volumes.json";
    /** Much more than the longest list needs. */
    static final int LARGEST_DOCUMENT = 1 << 20;
    /** Much more than disks hold, and too little for sums of sizes to overflow. */
    static final long LARGEST = 1L << 50;

    private static final String FORMAT = "format";
    private static final String VOLUMES = "volumes";
    private static final String NAME = "name";
    private static final String SIZE = "size";
    private static final String DIGEST = "digest";

    public VolumeList {
        volumes = List.copyOf(volumes);
        if (volumes.isEmpty() || volumes.size() > Volume.MOST) {
            throw new IllegalArgumentException("it lists " + volumes.size() + " volumes, not 1 to " + Volume.MOST);
        }
        for (int i = 0; i < volumes.size(); i++) {
            requireName(volumes.get(i).name(), Volume.name(bundle, i + 1));
        }
    }

    private static void requireName(String name, String wanted) {
        if (!name.equals(wanted)) {
            throw new IllegalArgumentException("it lists " + Excerpt.of(name) + " where " + wanted + " belongs");
        }
    }

    /** Bytes of the whole bundle. */
    public long size() {
        return volumes.stream().mapToLong(Volume::size).sum();
    }

    /** Its document, for people to read as well. */
    public byte[] bytes() {
        ObjectNode document = Json.object();
        document.put(FORMAT, FormatVersion.CURRENT.toString());
        document.put(SIZE, size());
        ArrayNode list = document.putArray(VOLUMES);
        volumes.forEach(volume -> list.addObject()
                .put(NAME, volume.name())
                .put(SIZE, volume.size())
                .put(DIGEST, volume.digest().toString()));
        return Json.pretty(document).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the list of this bundle's volumes.
     *
     * @throws IllegalArgumentException if it is none, or one that this code never writes
     * @throws dev.roadcase.agent.problem.Problem exit 3 if it is of a newer format
     */
    public static VolumeList parse(String bundle, byte[] document) {
        if (document.length > LARGEST_DOCUMENT) {
            throw new IllegalArgumentException("it has more than " + LARGEST_DOCUMENT + " bytes");
        }
        ObjectNode object = Json.object(document);
        FormatVersion.refuseNewer(text(object, FORMAT), bundle + SUFFIX);
        VolumeList list = new VolumeList(
                bundle, array(object).valueStream().map(VolumeList::volume).toList());
        if (list.size() != number(object)) {
            throw new IllegalArgumentException(
                    "the sizes of its volumes add up to " + list.size() + ", not to " + number(object));
        }
        return list;
    }

    private static Volume volume(JsonNode listed) {
        return new Volume(text(listed, NAME), number(listed), Digest.parse(text(listed, DIGEST)));
    }

    private static ArrayNode array(ObjectNode object) {
        if (object.get(VOLUMES) instanceof ArrayNode array) {
            return array;
        }
        throw new IllegalArgumentException("it has no list \"" + VOLUMES + "\"");
    }

    private static String text(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("it has no text \"" + key + "\" where one belongs");
        }
        return value.textValue();
    }

    private static long number(JsonNode object) {
        JsonNode size = object.path(SIZE);
        if (!size.isIntegralNumber() || !size.canConvertToLong()) {
            throw new IllegalArgumentException("it has no whole number \"" + SIZE + "\" where one belongs");
        }
        return size.longValue();
    }
}
