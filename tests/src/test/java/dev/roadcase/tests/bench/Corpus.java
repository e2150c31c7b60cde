package dev.roadcase.tests.bench;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.keys.KeyPairFiles;
import dev.roadcase.bundler.keys.SigningKey;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.BundleContents;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.layout.Placement;
import dev.roadcase.bundler.layout.SignedLayout;
import dev.roadcase.bundler.output.Output;
import dev.roadcase.bundler.output.Schedule;
import dev.roadcase.bundler.output.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a bundle of images of four layers each, whose sizes spread from a half to one and a half times their mean, as
 * {@code java Corpus BUNDLE BYTES LAYERS random|zeros|KIND}, where a kind is one of {@link LayerKind} or {@code world}: two
 * images of each kind that the world has. Only layers of kinds can be unpacked. Its key stands beside it, {@code BUNDLE.key} and {@code BUNDLE.pub}. The same arguments give the same layers.
 */
public final class Corpus {
    private static final int LAYERS_OF_AN_IMAGE = 4;
    private static final String ORIGIN = "the corpus";

    private final long bytes;
    private final int layers;
    private final String kind;
    private final Path folder;

    /** A layer, and the digest of its tar if it is one. */
    private record LayerBlob(Blob blob, Optional<Digest> tar) {}

    private Corpus(long bytes, int layers, String kind, Path folder) {
        this.bytes = bytes;
        this.layers = layers;
        this.kind = kind;
        this.folder = folder;
    }

    public static void main(String[] words) throws Exception {
        Path bundle = Path.of(words[0]);
        Files.deleteIfExists(Path.of(words[0] + ".key"));
        Files.deleteIfExists(Path.of(words[0] + ".pub"));
        SigningKey key = SigningKey.generate();
        KeyPairFiles.of(bundle).write(key, Optional.empty());
        Path folder = Files.createTempDirectory(bundle.toAbsolutePath().getParent(), "layers");
        Corpus corpus = new Corpus(Long.parseLong(words[1]), Integer.parseInt(words[2]), words[3], folder);
        Layout layout = SignedLayout.of(corpus.contents(), key).layout();
        int cores = Runtime.getRuntime().availableProcessors();
        new Output(new Target(bundle, Optional.empty()), Events.NONE)
                .write(layout, Schedule.largestFirst(layout, OptionalInt.empty(), cores));
        new FolderTree(folder).delete();
    }

    private BundleContents contents() {
        List<PackedImage> images = new ArrayList<>();
        if (kind.equals("world")) {
            LayerKind.ofWorld().forEach(each -> addTwo(images, each));
        } else if (Stream.of("random", "zeros").anyMatch(kind::equals)) {
            add(images, LAYERS_OF_AN_IMAGE, layers, number -> seeded(number, kind));
        } else {
            LayerKind each = LayerKind.valueOf(kind.toUpperCase(Locale.ROOT));
            add(images, each.layers(), layers, number -> files(each, number, size(number)));
        }
        return new BundleContents("corpus", "1.0", List.of(Platform.LINUX_AMD64), images, agent(), List.of());
    }

    private static void add(List<PackedImage> images, int each, int layers, IntFunction<LayerBlob> maker) {
        for (int first = 0; first < layers; first += each) {
            int end = Math.min(first + each, layers);
            images.add(image(
                    String.valueOf(first),
                    IntStream.range(first, end).mapToObj(maker).toList()));
        }
    }

    /** Of the same size for each kind, so that all kinds count alike. */
    private void addTwo(List<PackedImage> images, LayerKind of) {
        long size = bytes / (2 * LayerKind.ofWorld().count() * of.layers());
        for (int image = 0; image < 2; image++) {
            int first = 1000 * (of.ordinal() + 1) + image * of.layers();
            images.add(image(
                    of + "-" + image,
                    IntStream.range(first, first + of.layers())
                            .mapToObj(number -> files(of, number, size))
                            .toList()));
        }
    }

    private static PackedImage image(String word, List<LayerBlob> made) {
        List<Blob> blobs = new ArrayList<>(made.stream().map(LayerBlob::blob).toList());
        byte[] config = config(made);
        ImageManifest manifest = new ImageManifest(
                MediaType.OCI_MANIFEST,
                Optional.empty(),
                Descriptor.of(MediaType.OCI_CONFIG, config),
                blobs.stream().map(Blob::descriptor).toList(),
                Map.of());
        Descriptor root = Descriptor.of(MediaType.OCI_MANIFEST, manifest.bytes());
        blobs.add(Blob.document(root, manifest.bytes(), ORIGIN));
        blobs.add(Blob.document(manifest.config(), config, ORIGIN));
        Reference name = Reference.parse("registry.example/corpus/image-" + word + ":1.0");
        return new PackedImage(name, root, Optional.of(manifest), Set.of(Role.NODE), blobs, List.of(), List.of());
    }

    private static byte[] config(List<LayerBlob> made) {
        String tars = made.stream()
                .flatMap(layer -> layer.tar().stream())
                .map(tar -> "\"" + tar + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        return ("{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":" + tars
                        + "}}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private LayerBlob seeded(int number, String kind) {
        SeededContent content = new SeededContent(number + 1, size(number), kind.equals("random"));
        return new LayerBlob(blob(content.digest(), size(number), content), Optional.empty());
    }

    private LayerBlob files(LayerKind of, int number, long size) {
        try {
            FilesLayer layer = FilesLayer.write(of, folder.resolve(String.valueOf(number)), number, size);
            Descriptor descriptor = Descriptor.of(layer.mediaType(), layer.digest(), layer.size());
            Blob blob = new Blob(descriptor, Placement.LAYER, layer.content(), ORIGIN);
            return new LayerBlob(blob, Optional.of(layer.tar()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Blob blob(Digest digest, long size, Content content) {
        return new Blob(Descriptor.of(MediaType.OCI_LAYER_GZIP, digest, size), Placement.LAYER, content, ORIGIN);
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
