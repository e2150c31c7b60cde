package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.store.ManifestDocument;
import dev.roadcase.agent.registry.store.NamedContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes manifests out of a repository, and what they alone have named. */
record ManifestRemoval(RepositoryFolder folder, OverlayContent content) {

    /** The caller has the turn. */
    void remove(ContentDigest digest) throws IOException {
        List<ContentDigest> parts = parts(digest).orElse(List.of());
        LayoutIndex left = content.indexes().of(folder).without(digest);
        content.indexes().replace(folder, left, Optional.empty());
        Optional<Set<ContentDigest>> named = named(left);
        if (named.isPresent()) {
            drop(digest, named.get());
            for (ContentDigest part : parts) {
                drop(part, named.get());
            }
        }
    }

    /** All that manifests of this index name, and they themselves. Empty if one cannot be read: then nobody knows. */
    Optional<Set<ContentDigest>> named(LayoutIndex index) {
        Set<ContentDigest> named = new HashSet<>(index.manifests().keySet());
        for (ContentDigest manifest : index.manifests().keySet()) {
            Optional<List<ContentDigest>> parts = parts(manifest);
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            named.addAll(parts.get());
        }
        return Optional.of(named);
    }

    /** Takes a blob away if nothing names it, and no client counts on it. */
    void drop(ContentDigest digest, Set<ContentDigest> named) throws IOException {
        Path place = folder.blob(digest);
        if (!named.contains(digest) && !content.needed().has(place)) {
            content.blobs().forget(place);
            content.pool().remove(digest, place);
            Files.deleteIfExists(folder.mark(digest));
        }
    }

    /** What a manifest names; empty if it cannot be read. */
    private Optional<List<ContentDigest>> parts(ContentDigest manifest) {
        try {
            return Optional.of(ManifestDocument.parse(Disk.bytes(folder.blob(manifest)))
                    .parts()
                    .map(NamedContent::digest)
                    .toList());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
