package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where pushes under one name go. A change is on the disk, so that a power cut cannot take it back, when the method
 * that makes it returns. Each throws a {@link StoreRefusal} if it cannot be done; then nothing has changed.
 */
public interface PushTarget {
    /** What is found under the name, pushed or not. */
    Repository repository();

    /** Begins an upload. {@code expected} is the algorithm that its digest will have, if the client is to be believed. */
    BlobUpload begin(DigestAlgorithm expected);

    /** An upload that has begun here, even before this program was started. */
    BlobUpload upload(UUID id);

    /**
     * Makes a blob appear here without an upload. Answers false if it cannot be found.
     *
     * @param from the repository that has it, as a client writes it; without one, any may have it
     */
    boolean mount(ContentDigest digest, Optional<String> from);

    /**
     * Keeps an upload as a manifest.
     *
     * @param digest that it must have, if the client says one
     * @param contentType as the client says
     * @param tags that mean it from now on
     */
    PushedManifest keep(
            BlobUpload document, Optional<ContentDigest> digest, Optional<String> contentType, List<String> tags);

    /** Takes a tag away. One of the same name that it has hidden is seen again. */
    void deleteTag(String tag);

    /** Takes a manifest away, with all tags that mean it. */
    void deleteManifest(ContentDigest digest);

    void deleteBlob(ContentDigest digest);

    /**
     * What a manifest was kept as.
     *
     * @param subject to which it belongs
     */
    record PushedManifest(ContentDigest digest, Optional<ContentDigest> subject) {}
}
