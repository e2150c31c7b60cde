package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.IndexMembers;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Manifests and configs of images: from an older bundle if one has them, else from their registry. No manifest is
 * asked for twice. Safe for several threads.
 */
public final class ImageDocuments {
    private final RegistryClient registries;
    private final OlderBundles older;
    private final Map<Digest, PulledManifest> seen = new ConcurrentHashMap<>();

    public ImageDocuments(RegistryClient registries, OlderBundles older) {
        this.registries = registries;
        this.older = older;
    }

    /** The manifest or the index that a reference names. Only the registry knows what a tag stands for. */
    public PulledManifest manifest(Reference reference) {
        PulledManifest manifest =
                digest(reference).flatMap(this::carried).orElseGet(() -> registries.manifest(reference));
        seen.put(manifest.digest(), manifest);
        return manifest;
    }

    /** The same, where the registry may well have nothing of this name: then it is empty. */
    public Optional<PulledManifest> find(Reference reference) {
        Optional<PulledManifest> found =
                reference.digest().flatMap(this::carried).or(() -> registries.find(reference));
        found.ifPresent(manifest -> seen.put(manifest.digest(), manifest));
        return found;
    }

    /** What refers to a manifest of a repository; empty if its registry cannot answer this. */
    public Optional<IndexMembers> referrers(Reference image, Digest subject) {
        return registries.referrers(image, subject);
    }

    /** The members of the index that a tag names; empty if there is none. */
    public Optional<IndexMembers> members(Reference tagged) {
        return registries.members(tagged);
    }

    /** The bytes of an image's config. */
    public byte[] config(Reference reference, Descriptor config) {
        if (config.size() > Json.LARGEST_DOCUMENT) {
            throw Problem.upstream("the config " + config.digest() + " of " + reference + " has " + config.size()
                    + " bytes, more than " + Json.LARGEST_DOCUMENT);
        }
        return older.document(config.digest()).orElseGet(() -> registries.document(reference, config));
    }

    /** A request for the digest alone saves something only if an older bundle may have the manifest. */
    private Optional<Digest> digest(Reference reference) {
        return reference.digest().or(() -> older.isEmpty() ? Optional.empty() : registries.digest(reference));
    }

    private Optional<PulledManifest> carried(Digest digest) {
        return Optional.ofNullable(seen.get(digest)).or(() -> inOlder(digest));
    }

    private Optional<PulledManifest> inOlder(Digest digest) {
        return older.document(digest).flatMap(bytes -> {
            try {
                Manifest content = Manifest.parse(bytes);
                Descriptor descriptor = Descriptor.of(content.mediaType(), digest, bytes.length);
                return Optional.of(new PulledManifest(descriptor, content, bytes));
            } catch (IllegalArgumentException e) {
                // It is the digest of something else: the registry gives the reason.
                return Optional.empty();
            }
        });
    }
}
