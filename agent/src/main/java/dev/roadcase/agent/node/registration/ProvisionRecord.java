package dev.roadcase.agent.node.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.runtime.GivenName;
import dev.roadcase.agent.runtime.RuntimeKind;
import dev.roadcase.agent.runtime.RuntimeSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What this machine was last told to have. It is kept on the machine, so that nobody needs the bundle to say what is
 * missing.
 *
 * @param bundle which one
 * @param socket of the runtime
 * @param registry which it asks for images, if any
 * @param images which the runtime should hold
 * @param files which should be installed
 */
public record ProvisionRecord(
        ProvisionedBundle bundle,
        RuntimeSocket socket,
        Optional<URI> registry,
        List<GivenName> images,
        List<RecordedFile> files) {
    public ProvisionRecord {
        images = List.copyOf(images);
        files = List.copyOf(files);
    }

    /**
     * A bundle.
     *
     * @param source where it came from, without what may be secret in a URL
     */
    public record ProvisionedBundle(String name, String version, Digest index, String source) {
        public ProvisionedBundle {
            source = source.replaceFirst("^(https?://)[^/@]*@", "$1").replaceFirst("^(https?://[^?]*)\\?.*", "$1");
        }
    }

    /**
     * A file of the bundle.
     *
     * @param mode the twelve bits of {@code chmod}
     */
    public record RecordedFile(String path, Digest digest, int mode) {}

    byte[] bytes() {
        ObjectNode document = Json.object();
        document.putObject("bundle")
                .put("name", bundle.name())
                .put("version", bundle.version())
                .put("index", bundle.index().toString())
                .put("source", bundle.source());
        ObjectNode runtime =
                document.putObject("runtime").put("kind", socket.kind().toString());
        socket.address().ifPresent(address -> runtime.put("address", address));
        runtime.put("namespace", socket.namespace());
        registry.ifPresent(url -> document.put("registry", url.toString()));
        ArrayNode images = document.putArray("images");
        this.images.forEach(image -> put(images.addObject(), image));
        ArrayNode files = document.putArray("files");
        this.files.forEach(file -> files.addObject()
                .put("path", file.path())
                .put("sha256", file.digest().toString())
                .put("mode", file.mode()));
        return Json.bytes(document);
    }

    private static void put(ObjectNode node, GivenName image) {
        ArrayNode ids = node.put("name", image.name()).putArray("ids");
        new TreeSet<>(image.ids()).forEach(id -> ids.add(id.toString()));
    }

    /** @throws IllegalArgumentException if it is none */
    static ProvisionRecord parse(byte[] document) {
        ObjectNode object = Json.object(document);
        JsonNode bundle = object.path("bundle");
        JsonNode runtime = object.path("runtime");
        return new ProvisionRecord(
                new ProvisionedBundle(
                        bundle.path("name").asText(),
                        bundle.path("version").asText(),
                        Digest.parse(bundle.path("index").asText()),
                        bundle.path("source").asText()),
                new RuntimeSocket(
                        RuntimeKind.parse(runtime.path("kind").asText()),
                        text(runtime, "address"),
                        runtime.path("namespace").asText()),
                text(object, "registry").map(URI::create),
                each(object.path("images")).map(ProvisionRecord::image).toList(),
                each(object.path("files")).map(ProvisionRecord::file).toList());
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText()).filter(text -> !text.isEmpty());
    }

    private static GivenName image(JsonNode image) {
        Set<Digest> ids =
                each(image.path("ids")).map(id -> Digest.parse(id.asText())).collect(Collectors.toUnmodifiableSet());
        return new GivenName(image.path("name").asText(), ids, List.of());
    }

    private static RecordedFile file(JsonNode file) {
        return new RecordedFile(
                file.path("path").asText(),
                Digest.parse(file.path("sha256").asText()),
                file.path("mode").asInt());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
