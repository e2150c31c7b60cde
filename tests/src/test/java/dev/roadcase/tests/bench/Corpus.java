package dev.roadcase.tests.bench;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.pack.Blob;
import dev.roadcase.bundler.pack.Cargo;
import dev.roadcase.bundler.pack.Content;
import dev.roadcase.bundler.pack.KeyPairFiles;
import dev.roadcase.bundler.pack.PackedArtifact;
import dev.roadcase.bundler.pack.PackedImage;
import dev.roadcase.bundler.pack.Packing;
import dev.roadcase.bundler.pack.Placement;
import dev.roadcase.bundler.pack.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a bundle of images of four layers each, whose sizes spread from a half to one and a half times their mean, as
 * {@code java Corpus BUNDLE BYTES LAYERS random|zeros}. Its key stands beside it, {@code BUNDLE.key} and {@code
 * BUNDLE.pub}. The same arguments give the same layers.
 */
public final class Corpus {
    private static final byte[] CONFIG =
            "{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"type\":\"layers\"}}"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int LAYERS_OF_AN_IMAGE = 4;
    private static final String ORIGIN = "the corpus";

    private final long bytes;
    private final int layers;
    private final boolean random;

    private Corpus(long bytes, int layers, boolean random) {
        this.bytes = bytes;
        this.layers = layers;
        this.random = random;
    }

    public static void main(String[] words) throws Exception {
        Path bundle = Path.of(words[0]);
        Files.deleteIfExists(Path.of(words[0] + ".key"));
        Files.deleteIfExists(Path.of(words[0] + ".pub"));
        SigningKey key = SigningKey.generate();
        KeyPairFiles.of(bundle).write(key, Optional.empty());
        Corpus corpus = new Corpus(Long.parseLong(words[1]), Integer.parseInt(words[2]), words[3].equals("random"));
        Packing.of(corpus.cargo(), key).writeTo(bundle);
    }

    private Cargo cargo() {
        List<PackedImage> images = new ArrayList<>();
        for (int first = 0; first < layers; first += LAYERS_OF_AN_IMAGE) {
            images.add(image(first, Math.min(first + LAYERS_OF_AN_IMAGE, layers)));
        }
        return new Cargo("corpus", "1.0", List.of(Platform.LINUX_AMD64), images, agent(), List.of());
    }

    private PackedImage image(int first, int end) {
        List<Blob> blobs = new ArrayList<>();
        for (int number = first; number < end; number++) {
            blobs.add(layer(number));
        }
        ImageManifest manifest = new ImageManifest(
                MediaType.OCI_MANIFEST,
                Optional.empty(),
                Descriptor.of(MediaType.OCI_CONFIG, CONFIG),
                blobs.stream().map(Blob::descriptor).toList(),
                Map.of());
        Descriptor root = Descriptor.of(MediaType.OCI_MANIFEST, manifest.bytes());
        blobs.add(Blob.document(root, manifest.bytes(), ORIGIN));
        blobs.add(Blob.document(manifest.config(), CONFIG, ORIGIN));
        Reference name = Reference.parse("registry.example/corpus/image-" + first + ":1.0");
        return new PackedImage(name, root, manifest, Set.of(Role.NODE), blobs);
    }

    private Blob layer(int number) {
        SeededContent content = new SeededContent(number + 1, size(number), random);
        Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER_GZIP, content.digest(), size(number));
        return new Blob(descriptor, Placement.LAYER, content, ORIGIN);
    }

    /** Sizes rise evenly and differ all: 40 layers of zeros are 40 blobs. They are shuffled so that no order helps. */
    private long size(int number) {
        long mean = bytes / layers;
        int place = (int) (number * 7919L % layers);
        return mean / 2 + mean * place / Math.max(1, layers - 1);
    }

    private static PackedArtifact agent() {
        byte[] stub = "stands in for an agent".getBytes(StandardCharsets.US_ASCII);
        Blob blob = new Blob(Descriptor.of(MediaType.AGENT, stub), Placement.AGENT, Content.of(stub), ORIGIN);
        return new PackedArtifact(MediaType.AGENT, Set.of(Role.NODE), List.of(blob));
    }
}
