package dev.roadcase.tests.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** A bundle as other programs see it: a tar with an OCI image layout. Nothing of it is read with our own code. */
public final class Unpacked {
    private final Path bundle;

    public Unpacked(Path bundle) {
        this.bundle = bundle;
    }

    /** How many entries have this name. */
    public long count(String name) {
        try (TarFile tar = new TarFile(bundle)) {
            return tar.getEntries().stream()
                    .filter(entry -> entry.getName().equals(name))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of an entry; absent where there is none of this name. */
    public Optional<byte[]> entry(String name) {
        try (TarFile tar = new TarFile(bundle)) {
            Optional<TarArchiveEntry> found = tar.getEntries().stream()
                    .filter(entry -> entry.getName().equals(name))
                    .findFirst();
            return found.isEmpty() ? Optional.empty() : Optional.of(read(tar, found.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A blob by its digest, {@code sha256:…}; absent where it is not carried. */
    public Optional<byte[]> blob(String digest) {
        return entry("blobs/" + digest.replace(':', '/'));
    }

    /** A blob that is carried, as JSON. */
    public JsonNode json(String digest) {
        return parse(blob(digest).orElseThrow());
    }

    /** index.json. */
    public JsonNode index() {
        return parse(entry("index.json").orElseThrow());
    }

    /** The descriptor of an image in index.json. */
    public Optional<JsonNode> image(String reference) {
        return StreamSupport.stream(index().get("manifests").spliterator(), false)
                .filter(descriptor -> descriptor
                        .at("/annotations/org.opencontainers.image.ref.name")
                        .asText()
                        .equals(reference))
                .findFirst();
    }

    /** A document of the demo's that travels in the bundle, such as demo.lock.yaml. */
    public String document(String title) {
        for (JsonNode descriptor : index().get("manifests")) {
            for (JsonNode layer : json(descriptor.get("digest").asText()).path("layers")) {
                if (layer.at("/annotations/org.opencontainers.image.title")
                        .asText()
                        .equals(title)) {
                    return new String(blob(layer.get("digest").asText()).orElseThrow(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + title + " in " + bundle);
    }

    private static byte[] read(TarFile tar, TarArchiveEntry entry) throws IOException {
        try (InputStream in = tar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return new ObjectMapper().readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
