package dev.roadcase.tests.prepare;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.OciLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A registry with images of noise. What stands there already is not made again. */
final class PushedImages implements AutoCloseable {
    private final DockerRegistry registry;
    private final OciLayout layout;
    private final Map<String, List<Descriptor>> layers = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    PushedImages(Path folder) throws IOException {
        this.registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
        this.layout = new OciLayout(Files.createDirectory(folder.resolve("layout")));
    }

    String host() {
        return registry.host();
    }

    /** Has an image with layers of these sizes, about, stand under a name. Equal seeds give equal layers. */
    void push(String name, int seed, int... sizes) {
        String tag = name.replaceAll("[^a-z0-9]", "-") + seed + "-" + sizes.length;
        for (int size : sizes) {
            tag += "-" + size;
        }
        if (!tag.equals(tags.put(name, tag))) {
            Descriptor image = layout.image(Platform.LINUX_AMD64, contents(seed, sizes));
            layout.tag(tag, image);
            registry.push(layout, tag, name);
            layers.put(name, ((ImageManifest) Manifest.parse(layout.bytes(image))).layers());
        }
    }

    /** The layers of the image that stands under this name. */
    List<Descriptor> layers(String name) {
        return layers.get(name);
    }

    private static byte[][] contents(int seed, int... sizes) {
        byte[][] contents = new byte[sizes.length][];
        for (int at = 0; at < sizes.length; at++) {
            contents[at] = new byte[sizes[at]];
            new Random(seed + at).nextBytes(contents[at]);
        }
        return contents;
    }

    @Override
    public void close() {
        registry.close();
    }
}
