package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.registry.Served.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image that tests push.
 *
 * @param manifest its JSON
 */
record PushedImage(byte[] manifest, byte[] config, List<byte[]> layers) {

    static PushedImage of(String config, String... layers) {
        return with("", config, layers);
    }

    /** @param more properties of the manifest, each with a comma after it */
    static PushedImage with(String more, String config, String... layers) {
        List<byte[]> contents = Stream.of(layers).map(PushedImage::bytes).toList();
        String list = contents.stream()
                .map(layer -> descriptor(MediaType.OCI_LAYER_GZIP, layer))
                .collect(Collectors.joining(","));
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_MANIFEST + "\"," + more
                + "\"config\":" + descriptor(MediaType.OCI_CONFIG, bytes(config)) + ",\"layers\":[" + list + "]}";
        return new PushedImage(bytes(manifest), bytes(config), contents);
    }

    static String descriptor(String type, byte[] content) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}".formatted(type, digest(content), content.length);
    }

    static ContentDigest digest(byte[] content) {
        return ContentDigest.of(DigestAlgorithm.SHA256, content);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    ContentDigest digest() {
        return digest(manifest);
    }

    /** Pushes its blobs. */
    PushedImage blobsTo(Served served, String repository) {
        Stream.concat(Stream.of(config), layers.stream()).forEach(blob -> push(served, repository, blob));
        return this;
    }

    /** Pushes all of it under this name and tag. */
    PushedImage to(Served served, String repository, String tag) {
        blobsTo(served, repository);
        assertThat(put(served, repository, tag).status()).isEqualTo(201);
        return this;
    }

    Reply put(Served served, String repository, String reference) {
        return served.send(
                "PUT",
                "/v2/" + repository + "/manifests/" + reference,
                manifest,
                "Content-Type",
                MediaType.OCI_MANIFEST);
    }

    static void push(Served served, String repository, byte[] blob) {
        String path = "/v2/" + repository + "/blobs/uploads/?digest=" + digest(blob);
        assertThat(served.send("POST", path, blob).status()).isEqualTo(201);
    }
}
