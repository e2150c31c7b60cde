package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.ContentDigest;
import java.util.List;

/** What stands under one name. */
public interface Repository {
    /** As the client wrote it. */
    String name();

    /** Sorted, each once. */
    List<String> tags();

    /** The manifest or index that a tag means. */
    Lookup<StoredManifest> tagged(String tag);

    /** The manifest or index of this digest. */
    Lookup<StoredManifest> manifest(ContentDigest digest);

    /** The blob of this digest; a manifest can be asked for as a blob too. */
    Lookup<StoredBlob> blob(ContentDigest digest);

    /**
     * The same for a client that may be about to push a manifest that names it. It will not send the blob again, so this
     * is not collected for a while.
     */
    default Lookup<StoredBlob> blobToPush(ContentDigest digest) {
        return blob(digest);
    }

    /** The manifests and indexes here whose subject is this one, whether it is here or not; each once. */
    List<ListedReferrer> referrers(ContentDigest subject);
}
