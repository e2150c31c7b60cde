package dev.roadcase.agent.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.file.ConfigurationFile;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The names that provision gives to images in runtimes, and those that were there before. They are recorded before they are
 * given; so what was there before is told from what came with us.
 */
public final class LoadedImages {
    /** Where it stands, below the root of the machine. */
    public static final String FILE = "var/lib/roadcase/images.json";

    private static final String BEFORE = "before";

    private final ConfigurationFile file;

    /** Of the machine whose files stand below {@code root}. */
    public LoadedImages(Path root) {
        this.file = new ConfigurationFile(root.resolve(FILE));
    }

    /**
     * Must be called before a runtime gets anything.
     *
     * @param there asks what is there; only the first time, since only then it is what was there before
     */
    public void begin(RuntimeSocket socket, Supplier<List<GivenName>> there) {
        Map<RuntimeSocket, RuntimeNames> all = all();
        if (!all.containsKey(socket)) {
            all.put(socket, new RuntimeNames(List.of(), Optional.of(there.get())));
            file.write(Json.bytes(json(all)));
        }
    }

    /** Must be called before a runtime gets these names. */
    public void announce(RuntimeSocket socket, List<GivenName> names) {
        if (names.isEmpty()) {
            return;
        }
        Map<RuntimeSocket, RuntimeNames> all = all();
        all.put(socket, all.getOrDefault(socket, RuntimeNames.NONE).with(names));
        file.write(Json.bytes(json(all)));
    }

    /** All names that are recorded, by their runtimes. */
    public Map<RuntimeSocket, RuntimeNames> all() {
        try {
            return file.content().map(Json::object).map(LoadedImages::read).orElseGet(LinkedHashMap::new);
        } catch (IllegalArgumentException e) {
            return new LinkedHashMap<>();
        }
    }

    private static JsonNode json(Map<RuntimeSocket, RuntimeNames> all) {
        ObjectNode document = Json.object();
        ArrayNode runtimes = document.putArray("runtimes");
        all.forEach((socket, names) -> {
            ObjectNode runtime = runtimes.addObject();
            runtime.put("kind", socket.kind().toString());
            socket.address().ifPresent(address -> runtime.put("address", address));
            runtime.put("namespace", socket.namespace());
            names.before().ifPresent(before -> put(runtime.putArray(BEFORE), before));
            put(runtime.putArray("images"), names.given());
        });
        return document;
    }

    private static void put(ArrayNode images, List<GivenName> names) {
        names.forEach(name -> put(images.addObject(), name));
    }

    private static void put(ObjectNode image, GivenName name) {
        image.put("name", name.name());
        texts(
                image.putArray("ids"),
                name.ids().stream().map(Digest::toString).sorted().toList());
        texts(image.putArray("snapshots"), name.snapshots());
    }

    private static void texts(ArrayNode array, Collection<String> texts) {
        texts.forEach(array::add);
    }

    private static Map<RuntimeSocket, RuntimeNames> read(ObjectNode document) {
        Map<RuntimeSocket, RuntimeNames> all = new LinkedHashMap<>();
        for (JsonNode runtime : document.path("runtimes")) {
            RuntimeSocket socket = new RuntimeSocket(
                    RuntimeKind.parse(runtime.path("kind").asText()),
                    Optional.of(runtime.path("address").asText()).filter(address -> !address.isEmpty()),
                    runtime.path("namespace").asText());
            Optional<List<GivenName>> before =
                    Optional.of(runtime.path(BEFORE)).filter(JsonNode::isArray).map(LoadedImages::names);
            all.put(socket, new RuntimeNames(names(runtime.path("images")), before));
        }
        return all;
    }

    private static List<GivenName> names(JsonNode images) {
        List<GivenName> names = new ArrayList<>();
        images.forEach(image -> names.add(name(image)));
        return names;
    }

    private static GivenName name(JsonNode image) {
        Set<Digest> ids = texts(image.path("ids")).map(Digest::parse).collect(Collectors.toUnmodifiableSet());
        return new GivenName(
                image.path("name").asText(), ids, texts(image.path("snapshots")).toList());
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
