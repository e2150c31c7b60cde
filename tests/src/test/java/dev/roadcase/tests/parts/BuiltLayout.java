package dev.roadcase.tests.parts;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.bundler.build.BuiltContent;
import dev.roadcase.bundler.build.BuiltLayer;
import dev.roadcase.bundler.fetch.Fetcher;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** An image that was built, written as a layout that other programs read (OCI image spec, "Image Layout"). */
public final class BuiltLayout {
    private BuiltLayout() {}

    /** Writes the layout of this one image, under the tag {@code it}; layers of a base come through the fetcher. */
    public static void write(BuiltContent built, Fetcher fetcher, Path folder) throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("blobs/sha256"));
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.write(blobs.resolve(built.descriptor().digest().hex()), built.manifest());
        Files.write(blobs.resolve(built.configDescriptor().digest().hex()), built.config());
        for (BuiltLayer layer : built.layers()) {
            write(layer, fetcher, blobs.resolve(layer.descriptor().digest().hex()));
        }
        Descriptor tagged = built.descriptor().withAnnotations(Map.of(Annotation.REF_NAME, "it"));
        Files.write(
                folder.resolve("index.json"), new ImageIndex(MediaType.OCI_INDEX, List.of(tagged), Map.of()).bytes());
    }

    private static void write(BuiltLayer layer, Fetcher fetcher, Path blob) throws IOException {
        if (layer instanceof BuiltLayer.NewLayer staged) {
            Files.copy(staged.file(), blob);
        } else if (layer instanceof BuiltLayer.Inherited inherited) {
            try (FileChannel out = FileChannel.open(blob, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                fetcher.fetchBlob(inherited.from(), inherited.descriptor(), 0, out::write);
            }
        }
    }
}
