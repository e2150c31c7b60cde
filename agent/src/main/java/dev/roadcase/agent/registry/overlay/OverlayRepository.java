package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.overlay.LayoutIndex.LayoutEntry;
import dev.roadcase.agent.registry.store.ListedReferrer;
import dev.roadcase.agent.registry.store.Lookup;
import dev.roadcase.agent.registry.store.Lookup.Absence;
import dev.roadcase.agent.registry.store.Lookup.Found;
import dev.roadcase.agent.registry.store.ManifestDocument;
import dev.roadcase.agent.registry.store.Repository;
import dev.roadcase.agent.registry.store.StoredBlob;
import dev.roadcase.agent.registry.store.StoredManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * What was pushed under one full name.
 *
 * @param name as the client wrote it
 */
record OverlayRepository(String name, RepositoryFolder folder, OverlayContent content) implements Repository {

    @Override
    public List<String> tags() {
        return List.copyOf(index().tags().keySet());
    }

    @Override
    public Lookup<StoredManifest> tagged(String tag) {
        return Optional.ofNullable(index().tags().get(tag))
                .map(this::manifest)
                .orElseGet(() -> Lookup.absent(Absence.MANIFEST, "nobody pushed " + name + ":" + tag));
    }

    @Override
    public Lookup<StoredManifest> manifest(ContentDigest digest) {
        return Optional.ofNullable(index().manifests().get(digest))
                .map(this::read)
                .orElseGet(() -> Lookup.absent(Absence.MANIFEST, name + " has no manifest " + digest));
    }

    private Lookup<StoredManifest> read(LayoutEntry entry) {
        Optional<StoredBlob> blob = content.blobs().find(folder.blob(entry.digest()), entry.digest());
        if (blob.isEmpty()) {
            return unreadable("the manifest " + entry.digest() + " of " + name + " is lost or damaged: push it again");
        }
        try (InputStream in = blob.get().open(0, blob.get().size())) {
            return new Found<>(new StoredManifest(entry.digest(), entry.mediaType(), in.readAllBytes()));
        } catch (IOException | Problem e) {
            return unreadable(e.getMessage());
        }
    }

    private static Lookup<StoredManifest> unreadable(String why) {
        return Lookup.absent(Absence.UNREADABLE, why);
    }

    /** A blob of the bundle is one of this repository if it is marked here. */
    @Override
    public Lookup<StoredBlob> blob(ContentDigest digest) {
        Optional<StoredBlob> pushed = content.blobs().find(folder.blob(digest), digest);
        return pushed.or(() ->
                        Files.exists(folder.mark(digest)) ? content.bundle().blob(digest) : Optional.empty())
                .<Lookup<StoredBlob>>map(Found::new)
                .orElseGet(() -> Lookup.absent(Absence.BLOB, "nobody pushed " + digest + " to " + name));
    }

    @Override
    public Lookup<StoredBlob> blobToPush(ContentDigest digest) {
        if (blob(digest) instanceof Found) {
            content.needed().mark(folder, digest);
        }
        return blob(digest);
    }

    @Override
    public List<ListedReferrer> referrers(ContentDigest subject) {
        return content.indexes().referrers(folder, this::referrer).stream()
                .filter(each -> each.subject().equals(subject))
                .toList();
    }

    private Optional<ListedReferrer> referrer(ContentDigest digest) {
        return manifest(digest) instanceof Found<StoredManifest> found ? referrer(found.thing()) : Optional.empty();
    }

    private static Optional<ListedReferrer> referrer(StoredManifest manifest) {
        try {
            return ManifestDocument.parse(manifest.bytes())
                    .referrer(manifest.digest(), manifest.mediaType(), manifest.bytes().length);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private LayoutIndex index() {
        return content.indexes().of(folder);
    }
}
