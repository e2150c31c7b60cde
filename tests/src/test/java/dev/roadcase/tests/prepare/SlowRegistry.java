package dev.roadcase.tests.prepare;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.faults.FaultProxy;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A registry behind a link that a test slows and cuts, and a demo of its images. */
final class SlowRegistry implements AutoCloseable {
    private final Path work;
    private final DockerRegistry registry;
    private final FaultProxy proxy;
    private final OciLayout layout;
    private final Launcher bundle;
    private final List<String> images = new ArrayList<>();
    private final Map<String, List<Descriptor>> layers = new HashMap<>();
    private String output = "demo.bundle";
    private long bytes;

    SlowRegistry(Path work) throws IOException {
        this.work = work;
        this.registry = DockerRegistry.plain(Files.createDirectory(work.resolve("registry")));
        this.proxy = FaultProxy.before(registry.host());
        this.layout = new OciLayout(Files.createDirectory(work.resolve("layout")));
        this.bundle = Launcher.in(work);
    }

    /** Has the bundle written elsewhere. */
    SlowRegistry into(String file) {
        output = file;
        return this;
    }

    FaultProxy proxy() {
        return proxy;
    }

    /** Adds an image with layers of these sizes, about, to registry and demo. Equal seeds give equal layers. */
    SlowRegistry image(String name, int seed, int... sizes) {
        bytes += push(name, seed, sizes);
        images.add("\"" + proxy.host() + "/" + name + "\"");
        DemoSource.in(work, "demo", "images: [" + String.join(", ", images) + "]\n");
        return this;
    }

    /** Puts an image into the registry, perhaps in the place of another; returns how many bytes its layers have. */
    long push(String name, int seed, int... sizes) {
        byte[][] contents = new byte[sizes.length][];
        for (int at = 0; at < sizes.length; at++) {
            contents[at] = new byte[sizes[at]];
            new Random(seed + at).nextBytes(contents[at]);
        }
        String tag = name.replaceAll("[^a-z0-9]", "-") + seed;
        Descriptor image = layout.image(Platform.LINUX_AMD64, contents);
        layout.tag(tag, image);
        registry.push(layout, tag, name);
        ImageManifest manifest = (ImageManifest) Manifest.parse(layout.bytes(image));
        this.layers.put(name, manifest.layers());
        return manifest.layers().stream().mapToLong(Descriptor::size).sum();
    }

    /** Where a layer of an image can be had as a file, as from any server that sends parts and entity tags. */
    String layerUrl(String image, int layer) {
        String repository = image.substring(0, image.indexOf(':'));
        return "http://" + proxy.host() + "/v2/" + repository + "/blobs/"
                + layers.get(image).get(layer).digest();
    }

    /** What the layers of the demo come to: less than the bundle has. */
    long bytes() {
        return bytes;
    }

    /** Starts a prepare that goes on until it is stopped, or ends. */
    Process start(String... more) {
        return bundle.start(words(more));
    }

    Ran prepare(String... more) {
        return bundle.run(words(more));
    }

    /** Kills a prepare once so many more bytes of blobs have been sent to it. */
    void killAfter(long bytes, String... more) throws InterruptedException {
        Process prepare = startAndStop(bytes, more);
        prepare.destroyForcibly().waitFor();
        proxy.goOn();
    }

    /** Starts a prepare to which no more is sent once it has got so many more bytes of blobs; returns then. */
    Process startAndStop(long bytes, String... more) throws InterruptedException {
        long until = proxy.blobBytes() + bytes;
        proxy.stopAt(until);
        Process prepare = start(more);
        proxy.awaitBlobBytes(until);
        return prepare;
    }

    void verify() {
        bundle.run("verify", output).succeeded();
    }

    /** What stands beside the demo and the bundle. */
    List<String> leftovers() {
        try (Stream<Path> names = Files.list(work)) {
            return names.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("demo.bundle."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] words(String... more) {
        return Stream.concat(Stream.of("prepare", "demo", "-o", output, "--plain-http", proxy.host()), Stream.of(more))
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        proxy.close();
        registry.close();
    }
}
