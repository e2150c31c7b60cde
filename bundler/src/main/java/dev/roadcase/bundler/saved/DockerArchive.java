package dev.roadcase.bundler.saved;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.DockerManifest;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.bundler.saved.CompressedArchive.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What docker save writes without a layout: configs and layers, but no manifests. A manifest is made, the digest of the
 * config stays, and layers are carried as they are.
 */
final class DockerArchive {
    /** Enough for gzip and zstd. The specification knows no layers in xz. */
    private static final int MAGIC = 4;

    private final SavedFiles files;

    DockerArchive(SavedFiles files) {
        this.files = files;
    }

    List<SavedImage> images() {
        return DockerManifest.parse(files.require("manifest.json").read(Json.LARGEST_DOCUMENT)).stream()
                .map(this::image)
                .toList();
    }

    private SavedImage image(DockerManifest saved) {
        Map<Digest, SavedEntry> found = new HashMap<>();
        byte[] config = files.require(saved.config()).read(Json.LARGEST_DOCUMENT);
        Descriptor configDescriptor = Descriptor.of(MediaType.OCI_CONFIG, config);
        found.put(configDescriptor.digest(), files.require(saved.config()));
        List<Descriptor> layers = layers(saved, ImageConfig.parse(config).diffIds(), found);
        ImageManifest manifest =
                new ImageManifest(MediaType.OCI_MANIFEST, Optional.empty(), configDescriptor, layers, Map.of());
        Descriptor root = Descriptor.of(MediaType.OCI_MANIFEST, manifest.bytes());
        return new SavedImage(saved.tags(), root, new Made(manifest.bytes(), root.digest(), found));
    }

    private List<Descriptor> layers(DockerManifest saved, List<Digest> diffIds, Map<Digest, SavedEntry> found) {
        if (diffIds.size() != saved.layers().size()) {
            throw new IllegalArgumentException(
                    "it has " + saved.layers().size() + " layers, and its config names " + diffIds.size());
        }
        List<Descriptor> layers = new ArrayList<>();
        for (int i = 0; i < diffIds.size(); i++) {
            SavedEntry entry = files.require(saved.layers().get(i));
            Descriptor layer = layer(entry, diffIds.get(i));
            found.put(layer.digest(), entry);
            layers.add(layer);
        }
        return layers;
    }

    /** Of a layer that is not compressed, the config says the digest. It is checked when the layer is written. */
    private static Descriptor layer(SavedEntry entry, Digest diffId) {
        return Kind.of(entry.read(MAGIC))
                .map(kind -> kind == Kind.GZIP ? MediaType.OCI_LAYER_GZIP : MediaType.OCI_LAYER_ZSTD)
                .map(type -> Descriptor.of(type, entry.digest(), entry.size()))
                .orElseGet(() -> Descriptor.of(MediaType.OCI_LAYER, diffId, entry.size()));
    }

    /** The parts of an image whose manifest was made here. */
    private record Made(byte[] manifest, Digest digest, Map<Digest, SavedEntry> entries)
            implements SavedImage.SavedParts {
        @Override
        public Optional<byte[]> document(Digest wanted) {
            return wanted.equals(digest)
                    ? Optional.of(manifest)
                    : Optional.ofNullable(entries.get(wanted)).map(entry -> entry.read(Json.LARGEST_DOCUMENT));
        }

        @Override
        public Optional<SavedEntry> content(Descriptor descriptor) {
            return Optional.ofNullable(entries.get(descriptor.digest()));
        }
    }
}
