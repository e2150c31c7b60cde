package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.registry.Pushers;
import dev.roadcase.agent.registry.Serving;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.registry.overlay.Pushing;
import dev.roadcase.agent.tls.ServerIdentity;
import dev.roadcase.tests.parts.OciLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A bundle with an image of OCI types, one of Docker's, and an index of each kind whose other platform was left out,
 * behind a server at a free port.
 */
final class ServedBundle implements AutoCloseable {
    static final String OCI = "quay.io/acme/api:2.3";
    static final String DOCKER = "docker.io/library/web:1";
    static final String OCI_INDEX = "quay.io/acme/many:1";
    static final String DOCKER_LIST = "docker.io/acme/many:1";

    private final TestImage oci;
    private final TestImage docker;
    private final TestImage ociIndex;
    private final TestImage dockerList;
    private final TestBundle written;
    private final Path file;
    private final Bundle bundle;
    private final WebServer server;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private ServedBundle(Path folder, boolean damaged, Serving serving) {
        OciLayout layout = new OciLayout(folder.resolve("layout"));
        this.oci = image(layout, false, "oci");
        this.docker = image(layout, true, "docker");
        this.ociIndex = TestImage.index(
                MediaType.OCI_INDEX, Map.of(Platform.LINUX_AMD64, image(layout, false, "oci member")), other(layout));
        this.dockerList = TestImage.index(
                MediaType.DOCKER_LIST,
                Map.of(Platform.LINUX_AMD64, image(layout, true, "docker member")),
                other(layout));
        this.written = new TestBundle()
                .image(OCI, oci)
                .image(DOCKER, docker)
                .image(OCI_INDEX, ociIndex)
                .image(DOCKER_LIST, dockerList);
        this.file = written.write(folder.resolve("test.bundle"));
        if (damaged) {
            flipLastByte(layer(oci));
        }
        this.bundle = Bundle.open(file, written.trust());
        this.server = serving.start(bundle, events::add);
    }

    static ServedBundle whole(Path folder) {
        return as(with(Pushing.NONE, Optional.empty()), folder);
    }

    /** One that takes pushes into {@code overlay} in this folder; with an identity, over TLS. */
    static ServedBundle writable(Path folder, Optional<ServerIdentity> identity) {
        return as(with(Pushing.to(folder.resolve("overlay")), identity), folder);
    }

    /** One that is served like this. */
    static ServedBundle as(Serving serving, Path folder) {
        return new ServedBundle(folder, false, serving);
    }

    private static Serving with(Pushing pushing, Optional<ServerIdentity> identity) {
        ListenAddress any = new ListenAddress("127.0.0.1", 0);
        return new Serving(any, identity, Optional.empty(), Set.of(), pushing, Pushers.NEAR);
    }

    /** One whose OCI image has a wrong bit in its last layer. */
    static ServedBundle damaged(Path folder) {
        return new ServedBundle(folder, true, with(Pushing.NONE, Optional.empty()));
    }

    TestImage oci() {
        return oci;
    }

    TestImage docker() {
        return docker;
    }

    TestImage ociIndex() {
        return ociIndex;
    }

    TestImage dockerList() {
        return dockerList;
    }

    /** The digest of an image's last layer. */
    static Digest layer(TestImage image) {
        return Digest.of(image.layers().get(image.layers().size() - 1));
    }

    /** Host and port. */
    String host() {
        return server.url().getAuthority();
    }

    String url() {
        return server.url().toString();
    }

    Path file() {
        return file;
    }

    List<Event> events() {
        return events;
    }

    private static TestImage image(OciLayout layout, boolean ofDocker, String content) {
        byte[] large = new byte[2 << 20];
        new Random(content.hashCode()).nextBytes(large);
        Descriptor made = layout.image(Platform.LINUX_AMD64, content.getBytes(UTF_8), large);
        ImageManifest manifest = (ImageManifest) Manifest.parse(layout.bytes(made));
        String config = new String(layout.bytes(manifest.config()), UTF_8);
        List<byte[]> layers = manifest.layers().stream().map(layout::bytes).toList();
        return ofDocker ? TestImage.docker(config, layers) : TestImage.oci(config, layers);
    }

    private static Map<Platform, TestImage> other(OciLayout layout) {
        return Map.of(Platform.parse("linux/arm64"), image(layout, false, "left out"));
    }

    private void flipLastByte(Digest blob) {
        try (Bundle opened = Bundle.open(file, written.trust());
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Entry entry = opened.blob(blob).orElseThrow();
            long last = entry.offset() + entry.size() - 1;
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, last);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        bundle.close();
    }
}
