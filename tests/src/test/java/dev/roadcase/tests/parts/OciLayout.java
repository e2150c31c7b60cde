package dev.roadcase.tests.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder with images made for a test (OCI image spec, "Image Layout"). */
public final class OciLayout {
    private final Path folder;
    private final List<Descriptor> tagged = new ArrayList<>();

    public OciLayout(Path folder) {
        this.folder = folder;
        write("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8));
    }

    public Path folder() {
        return folder;
    }

    /** An image with a layer for each file, which stands at the root and is called file-0, file-1, … */
    public Descriptor image(Platform platform, byte[]... files) {
        return imageBy("", platform, files);
    }

    /** The same, with an author that the config names. */
    public Descriptor imageBy(String author, Platform platform, byte[]... files) {
        List<Descriptor> layers = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        for (int at = 0; at < files.length; at++) {
            Layer layer = Layer.of("file-" + at, files[at]);
            contents.add("\"" + layer.tar() + "\"");
            layers.add(blob(MediaType.OCI_LAYER_GZIP, layer.content()));
        }
        Descriptor config = blob(MediaType.OCI_CONFIG, config(author, platform, contents));
        ImageManifest manifest = new ImageManifest(MediaType.OCI_MANIFEST, Optional.empty(), config, layers, Map.of());
        Descriptor described = blob(MediaType.OCI_MANIFEST, manifest.bytes());
        return new Descriptor(
                described.mediaType(),
                described.digest(),
                described.size(),
                Optional.of(platform),
                Optional.empty(),
                Map.of());
    }

    /** An index of these images. */
    public Descriptor index(Descriptor... members) {
        return blob(MediaType.OCI_INDEX, new ImageIndex(MediaType.OCI_INDEX, List.of(members), Map.of()).bytes());
    }

    /** Makes an image or an index findable. */
    public OciLayout tag(String tag, Descriptor content) {
        tagged.add(content.withAnnotations(Map.of(Annotation.REF_NAME, tag)));
        write("index.json", new ImageIndex(MediaType.OCI_INDEX, tagged, Map.of()).bytes());
        return this;
    }

    /** The bytes of a blob or a manifest. */
    public byte[] bytes(Descriptor content) {
        try {
            return Files.readAllBytes(folder.resolve(path(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Descriptor blob(String mediaType, byte[] bytes) {
        Descriptor blob = Descriptor.of(mediaType, bytes);
        write(path(blob), bytes);
        return blob;
    }

    private static String path(Descriptor content) {
        return "blobs/sha256/" + content.digest().hex();
    }

    private static byte[] config(String author, Platform platform, List<String> contents) {
        return """
                {%s"architecture":"%s","os":"%s","config":{"Cmd":["/file-0"]},\
                "rootfs":{"type":"layers","diff_ids":[%s]}}""".formatted(
                        author.isEmpty() ? "" : "\"author\":\"" + author + "\",",
                        platform.architecture(),
                        platform.os(),
                        String.join(",", contents))
                .getBytes(UTF_8);
    }

    private void write(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
