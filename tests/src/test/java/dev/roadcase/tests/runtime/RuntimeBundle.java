package dev.roadcase.tests.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.Layer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A bundle of every kind of image, over one shared layer. Names and contents are new each time, so that no runtime holds
 * any of them already.
 */
final class RuntimeBundle {
    private static final int LARGE = 24 << 20;
    private static final Platform ARM = Platform.parse("linux/arm64/v8");

    private final String word = "t" + Long.toString(System.nanoTime(), 36);
    private final Path file;
    private final Path key;
    private final Layer last = layer("last");

    final TestImage oci;
    final TestImage docker;
    final TestImage index;
    final TestImage list;
    final TestImage large;

    RuntimeBundle(Path folder) {
        Layer shared = layer("shared");
        oci = oci("/oci", shared, layer("oci"));
        docker = docker("/docker", shared, layer("docker"));
        index = TestImage.index(
                MediaType.OCI_INDEX, Map.of(Platform.LINUX_AMD64, oci("/index", shared)), Map.of(ARM, oci("/arm")));
        list = TestImage.index(
                MediaType.DOCKER_LIST,
                Map.of(Platform.LINUX_AMD64, docker("/list", shared, layer("list"))),
                Map.of(ARM, docker("/arm")));
        large = oci("/large", shared, Layer.of("large", noise()), last);
        file = folder.resolve("test.bundle");
        key = folder.resolve("test.pub");
        write();
    }

    private void write() {
        TestBundle bundle = new TestBundle()
                .image(ociName(), oci, "node,controller")
                .image(dockerName(), docker, "node")
                .image(alsoName(), docker, "node")
                .image(indexName(), index, "node")
                .image(listName(), list, "node")
                .image("quay.io/" + word + "/unloaded:1", oci("/unloaded", layer("unloaded")))
                .image(largeName(), large, "laptop")
                .file("/etc/" + word, word.getBytes(UTF_8), "node");
        bundle.write(file);
        try {
            Files.write(key, bundle.key().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String file() {
        return file.toString();
    }

    String key() {
        return key.toString();
    }

    String ociName() {
        return "docker.io/library/" + word + ":1";
    }

    String dockerName() {
        return "vm1:5000/" + word + "/docker:2";
    }

    String alsoName() {
        return "vm1:5000/" + word + "/docker:also";
    }

    String indexName() {
        return "quay.io/" + word + "/index:3";
    }

    String listName() {
        return "quay.io/" + word + "/list:4";
    }

    /** Loaded by laptops alone: tens of mebibytes that no runtime takes in a moment. */
    String largeName() {
        return "quay.io/" + word + "/large:5";
    }

    /** What nodes load, in the order of the bundle. */
    Map<String, TestImage> ofNodes() {
        return Map.of(ociName(), oci, dockerName(), docker, alsoName(), docker, indexName(), index, listName(), list);
    }

    /** What Docker and Podman call them. */
    Map<String, String> ids() {
        return Map.of(
                ociName(),
                id(oci, 1),
                dockerName(),
                id(docker, 1),
                alsoName(),
                id(docker, 1),
                indexName(),
                id(index, 2),
                listName(),
                id(list, 2));
    }

    Stream<String> allNames() {
        return Stream.concat(ofNodes().keySet().stream(), Stream.of(largeName()));
    }

    private static String id(TestImage image, int config) {
        return Digest.of(image.documents().get(config)).toString();
    }

    /** Flips a bit in the last layer of the large image. */
    void damageLarge() {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] all = Files.readAllBytes(file);
            int at = indexOf(all, last.content()) + last.content().length / 2;
            bytes.seek(at);
            bytes.write(all[at] ^ 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int at = 0; at <= all.length - part.length; at += 512) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("the bundle lacks the layer");
    }

    private Layer layer(String name) {
        return Layer.of(name, (word + name).getBytes(UTF_8));
    }

    private static TestImage oci(String command, Layer... layers) {
        return TestImage.oci(Layer.config(command, layers), contents(layers));
    }

    private static TestImage docker(String command, Layer... layers) {
        return TestImage.docker(Layer.config(command, layers), contents(layers));
    }

    private static List<byte[]> contents(Layer... layers) {
        return Layer.contents(layers);
    }

    private static byte[] noise() {
        byte[] noise = new byte[LARGE];
        new Random(System.nanoTime()).nextBytes(noise);
        return noise;
    }
}
