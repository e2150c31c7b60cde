package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.BlobUpload;
import dev.roadcase.agent.registry.store.JoinedRepository;
import dev.roadcase.agent.registry.store.Lookup.Found;
import dev.roadcase.agent.registry.store.PushTarget;
import dev.roadcase.agent.registry.store.Repository;
import dev.roadcase.agent.registry.store.RepositoryName;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import dev.roadcase.agent.registry.store.StoredBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where pushes under one name go.
 *
 * @param repository what is found under the name
 * @param name the full name of the repository that changes
 * @param store where other repositories are found
 */
record OverlayTarget(JoinedRepository repository, RepositoryName name, OverlayContent content, BlobStore store)
        implements PushTarget, Upload.Publication {

    @Override
    public BlobUpload begin(DigestAlgorithm expected) {
        return content.uploads().begin(name, expected, this);
    }

    @Override
    public BlobUpload upload(UUID id) {
        return content.uploads().find(name, id, this);
    }

    @Override
    public void publish(Path complete, ContentDigest digest) throws IOException {
        content.turns().of(folder(), this::made);
        Path place = folder().blob(digest);
        content.pool().add(complete, digest, place);
        content.blobs().forget(place);
    }

    @Override
    public void ended(UUID id) {
        content.uploads().forget(id);
    }

    @Override
    public boolean mount(ContentDigest digest, Optional<String> from) {
        if (repository.blobToPush(digest) instanceof Found<StoredBlob>) {
            return true;
        }
        boolean there = from.isEmpty() || has(from.get(), digest);
        return there && content.turns().of(folder(), () -> mountNow(digest));
    }

    private boolean has(String other, ContentDigest digest) {
        return store.repository(other, Optional.empty()) instanceof Found<Repository> found
                && found.thing().blob(digest) instanceof Found<StoredBlob>;
    }

    private boolean mountNow(ContentDigest digest) throws IOException {
        boolean pushed = content.pool().give(digest, folder().blob(digest));
        if (!pushed && content.bundle().blob(digest).isEmpty()) {
            return false;
        }
        made();
        if (!pushed) {
            mark(digest);
        }
        return true;
    }

    private RepositoryFolder made() throws IOException {
        RepositoryFolder folder = folder();
        folder.make();
        return folder;
    }

    /** Says that the bundle has a blob for this repository, whatever else it has in it. */
    void mark(ContentDigest digest) throws IOException {
        Path mark = folder().mark(digest);
        OverlayFolder.make(mark.getParent());
        if (!Files.exists(mark)) {
            Files.createFile(mark);
            NewFile.syncFolderOf(mark);
        }
    }

    @Override
    public PushedManifest keep(
            BlobUpload document, Optional<ContentDigest> digest, Optional<String> contentType, List<String> tags) {
        ManifestPush push = new ManifestPush(this, (Upload) document, digest, contentType, tags);
        return content.turns().withDocument(() -> content.turns().of(folder(), push::run));
    }

    @Override
    public void deleteTag(String tag) {
        List<RepositoryFolder> having = folders()
                .filter(each -> content.indexes().of(each).tags().containsKey(tag))
                .toList();
        if (having.isEmpty()) {
            throw missing(Reason.NO_SUCH_MANIFEST, repository.tags().contains(tag), "tag " + tag);
        }
        having.forEach(each -> content.turns().of(each, () -> {
            content.indexes().replace(each, content.indexes().of(each).withoutTag(tag), Optional.empty());
            return each;
        }));
    }

    @Override
    public void deleteManifest(ContentDigest digest) {
        List<RepositoryFolder> having = folders()
                .filter(each -> content.indexes().of(each).manifests().containsKey(digest))
                .toList();
        if (having.isEmpty()) {
            boolean bundled = repository.manifest(digest) instanceof Found;
            throw missing(Reason.NO_SUCH_MANIFEST, bundled, "manifest " + digest);
        }
        having.forEach(each -> content.turns().of(each, () -> {
            new ManifestRemoval(each, content).remove(digest);
            return each;
        }));
    }

    @Override
    public void deleteBlob(ContentDigest digest) {
        boolean was = false;
        for (RepositoryFolder each : folders().toList()) {
            was |= content.turns().of(each, () -> deleteBlob(each, digest));
        }
        if (!was) {
            boolean bundled = repository.blob(digest) instanceof Found;
            throw missing(Reason.NO_SUCH_BLOB, bundled, "blob " + digest);
        }
    }

    /** A manifest is deleted as one. */
    private boolean deleteBlob(RepositoryFolder each, ContentDigest digest) throws IOException {
        if (content.indexes().of(each).manifests().containsKey(digest)) {
            return false;
        }
        Path place = each.blob(digest);
        content.blobs().forget(place);
        return content.pool().remove(digest, place) | Files.deleteIfExists(each.mark(digest));
    }

    private StoreRefusal missing(Reason reason, boolean bundled, String what) {
        return bundled
                ? new StoreRefusal(
                        Reason.BUNDLED,
                        "the " + what + " of " + repository.name() + " is in the bundle, which never changes")
                : new StoreRefusal(reason, repository.name() + " has no " + what);
    }

    RepositoryFolder folder() {
        return content.folder().repository(name);
    }

    /** The folders of all that is found under the name. */
    private Stream<RepositoryFolder> folders() {
        Stream<RepositoryName> found = repository.holdings().stream().map(JoinedRepository.Holding::fullName);
        return Stream.concat(Stream.of(name), found).distinct().map(content.folder()::repository);
    }
}
