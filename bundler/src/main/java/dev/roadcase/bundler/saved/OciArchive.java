package dev.roadcase.bundler.saved;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An OCI layout. Its digests are kept. */
record OciArchive(SavedFiles files) implements SavedImage.SavedParts {
    /** containerd's and docker's whole name comes before the name or the tag that the specification knows. */
    private static final List<String> NAMES = List.of("io.containerd.image.name", "org.opencontainers.image.ref.name");

    List<SavedImage> images() {
        ImageIndex index = ImageIndex.parse(files.require("index.json").read(Json.LARGEST_DOCUMENT));
        Map<Digest, SavedImage> images = new LinkedHashMap<>();
        index.manifests()
                .forEach(root -> images.merge(
                        root.digest(), new SavedImage(names(root).toList(), root, this), OciArchive::joined));
        return List.copyOf(images.values());
    }

    private static SavedImage joined(SavedImage first, SavedImage second) {
        return new SavedImage(
                Stream.concat(first.names().stream(), second.names().stream())
                        .distinct()
                        .toList(),
                first.root(),
                first.parts());
    }

    private static Stream<String> names(Descriptor root) {
        return NAMES.stream().flatMap(key -> root.annotation(key).stream()).limit(1);
    }

    private static String path(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }

    @Override
    public Optional<byte[]> document(Digest digest) {
        return files.find(path(digest))
                .map(entry -> entry.read(Json.LARGEST_DOCUMENT + 1))
                .filter(bytes -> Digest.of(bytes).equals(digest));
    }

    @Override
    public Optional<SavedEntry> content(Descriptor descriptor) {
        return files.find(path(descriptor.digest())).filter(entry -> entry.size() == descriptor.size());
    }
}
