package dev.roadcase.bundler.odd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** An image in the making, as JSON that each test changes where it wants. */
public final class OddImage {
    private final ObjectNode config = Json.object();
    private final ArrayNode diffIds;
    private final ObjectNode manifest = Json.object();
    private final ArrayNode layers;
    private final List<byte[]> parts = new ArrayList<>();
    private byte[] exactConfig = new byte[0];

    private OddImage() {
        config.put("architecture", "amd64").put("os", "linux");
        config.putObject("config").putArray("Cmd").add("/bin/true");
        diffIds = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        manifest.put("schemaVersion", 2).put("mediaType", MediaType.OCI_MANIFEST);
        manifest.putObject("config").put("mediaType", MediaType.OCI_CONFIG);
        layers = manifest.putArray("layers");
    }

    /** An image for linux/amd64 without any layer. */
    public static OddImage empty() {
        return new OddImage();
    }

    /** An image for linux/amd64 of one layer, with a file of this name. */
    public static OddImage of(String name) {
        return empty().layer(MediaType.OCI_LAYER_GZIP, gzip(tar(name)), tar(name));
    }

    /** The same for another platform, which its config names: {@code linux/arm/v7}. */
    public static OddImage of(String name, String platform) {
        String[] words = platform.split("/");
        return of(name).config(config -> {
            config.put("os", words[0]).put("architecture", words[1]);
            if (words.length > 2) {
                config.put("variant", words[2]);
            }
        });
    }

    /** What is no image: a config of this type, and one layer of another. */
    public static OddImage artifact(String configType, String config, String layerType, String layer) {
        return empty().plain(layerType, layer.getBytes(UTF_8))
                .manifest(manifest -> manifest.withObject("/config").put("mediaType", configType))
                .exactly(config);
    }

    /** With another layer, of a tar that the config names. */
    public OddImage layer(String type, byte[] content, byte[] tar) {
        diffIds.add(Digest.of(tar).toString());
        return plain(type, content);
    }

    /** With another layer, of which the config knows nothing. */
    public OddImage plain(String type, byte[] content) {
        layers.add(OddContent.descriptor(type, content));
        parts.add(content);
        return this;
    }

    /** With another config. */
    public OddImage config(Consumer<ObjectNode> change) {
        change.accept(config);
        return this;
    }

    /** With this text as its config. */
    public OddImage exactly(String text) {
        exactConfig = text.getBytes(UTF_8);
        return this;
    }

    /** With another manifest; digest and size of the config are put into it at the end. */
    public OddImage manifest(Consumer<ObjectNode> change) {
        change.accept(manifest);
        return this;
    }

    /** With Docker's types. */
    public OddImage docker() {
        manifest.put("mediaType", MediaType.DOCKER_MANIFEST);
        manifest.withObject("/config").put("mediaType", MediaType.DOCKER_CONFIG);
        layers.forEach(
                layer -> ((ObjectNode) layer).put("mediaType", "application/vnd.docker.image.rootfs.diff.tar.gzip"));
        return this;
    }

    /** What a registry holds of it. */
    public OddContent content() {
        byte[] bytes = exactConfig.length > 0 ? exactConfig : Json.bytes(config);
        manifest.withObject("/config")
                .put("digest", Digest.of(bytes).toString())
                .put("size", bytes.length);
        List<byte[]> all = new ArrayList<>(parts);
        all.add(bytes);
        return new OddContent(manifest.path("mediaType").asText(MediaType.OCI_MANIFEST), Json.bytes(manifest), all);
    }

    /** Digests of the layers that this class makes of such a file. */
    static List<Digest> forms(String name) {
        byte[] tar = tar(name);
        return Stream.of(tar, gzip(tar), Zstd.compress(tar)).map(Digest::of).toList();
    }

    /** A tar with one file, whose content is its name. */
    public static byte[] tar(String name) {
        byte[] content = name.getBytes(UTF_8);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(TarHeader.of(name, content.length));
        tar.writeBytes(content);
        tar.writeBytes(
                new byte
                        [(int) TarHeader.archiveLength(TarHeader.BLOCK + TarHeader.padded(content.length))
                                - tar.size()]);
        return tar.toByteArray();
    }

    /** Under gzip, without the time. */
    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
