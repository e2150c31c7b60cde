package dev.roadcase.tests.prepare;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.tests.faults.FaultProxy;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A registry behind a link that a test slows and cuts, and a demo of its images. */
final class SlowRegistry implements AutoCloseable {
    private final Path work;
    private final PushedImages pushed;
    private final FaultProxy proxy;
    private final Launcher bundle;
    private final List<String> images = new ArrayList<>();
    private String output = "demo.bundle";
    private long bytes;

    /** @param pushed the registry, which other tests may have used before and use afterwards */
    SlowRegistry(Path work, PushedImages pushed) {
        this.work = work;
        this.pushed = pushed;
        this.proxy = FaultProxy.before(pushed.host());
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
        pushed.push(name, seed, sizes);
        bytes += pushed.layers(name).stream().mapToLong(Descriptor::size).sum();
        images.add("\"" + proxy.host() + "/" + name + "\"");
        DemoSource.in(work, "demo", "images: [" + String.join(", ", images) + "]\n");
        return this;
    }

    /** Puts an image into the registry in the place of another. */
    void move(String name, int seed, int... sizes) {
        pushed.push(name, seed, sizes);
    }

    /** Where a layer of an image can be had as a file, as from any server that sends parts and entity tags. */
    String layerUrl(String image, int layer) {
        String repository = image.substring(0, image.indexOf(':'));
        return "http://" + proxy.host() + "/v2/" + repository + "/blobs/"
                + pushed.layers(image).get(layer).digest();
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

    /** Starts a prepare to which no more is sent once it has read so many more bytes of blobs; returns then. */
    Process startAndStop(long bytes, String... more) throws InterruptedException {
        long until = proxy.blobBytes() + bytes;
        proxy.stopAt(until);
        Process prepare = start(more);
        proxy.awaitBlobBytes(until);
        proxy.awaitRead();
        return prepare;
    }

    void verify() {
        bundle.requireWhole(output);
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
    }
}
