package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.registry.overlay.LayoutIndex.LayoutEntry;
import dev.roadcase.agent.registry.store.Lookup.Found;
import dev.roadcase.agent.registry.store.ManifestDocument;
import dev.roadcase.agent.registry.store.NamedContent;
import dev.roadcase.agent.registry.store.PushTarget.PushedManifest;
import dev.roadcase.agent.registry.store.Repository;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps an upload as a manifest: checks what it says, and then lets the index of its repository name it. */
record ManifestPush(
        OverlayTarget target,
        Upload upload,
        Optional<ContentDigest> wanted,
        Optional<String> contentType,
        List<String> tags) {

    /** Types by which programs send bytes of which they know nothing. */
    private static final Set<String> UNSAID =
            Set.of("application/json", "application/octet-stream", "application/x-www-form-urlencoded", "text/plain");

    PushedManifest run() throws IOException {
        byte[] bytes = upload.bytes();
        ContentDigest digest = wanted.orElseGet(() -> ContentDigest.of(DigestAlgorithm.SHA256, bytes));
        requireDigest(digest, bytes);
        ManifestDocument document = parse(bytes);
        LayoutEntry entry = new LayoutEntry(digest, type(document), bytes.length);
        requireParts(document);
        markBundled(document);
        upload.finish(digest);
        target.content()
                .indexes()
                .replace(
                        target.folder(),
                        target.content().indexes().of(target.folder()).with(entry, tags),
                        document.referrer(digest, entry.mediaType(), entry.size()));
        return new PushedManifest(digest, document.subject());
    }

    private static void requireDigest(ContentDigest wanted, byte[] bytes) {
        ContentDigest found = ContentDigest.of(wanted.algorithm(), bytes);
        if (!found.equals(wanted)) {
            throw new StoreRefusal(Reason.WRONG_DIGEST, "the manifest has the digest " + found + ", not " + wanted);
        }
    }

    private static ManifestDocument parse(byte[] bytes) {
        try {
            return ManifestDocument.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw bad("no manifest: " + e.getMessage());
        }
    }

    /** The type that the client says. It must be the type that the document says, if that says one. */
    private String type(ManifestDocument document) {
        Optional<String> said = contentType
                .map(type -> type.split(";", 2)[0].strip())
                .filter(type -> !type.isEmpty() && !UNSAID.contains(type));
        if (said.isPresent()
                && document.declaredType()
                        .filter(its -> !its.equals(said.get()))
                        .isPresent()) {
            throw bad("the request says that its type is " + Excerpt.of(said.get()) + ", and the manifest that it is "
                    + Excerpt.of(document.declaredType().get()));
        }
        return said.or(document::declaredType)
                .or(document::usualType)
                .filter(type -> type.length() <= 255 && type.matches("[\\x21-\\x7e]+/[\\x21-\\x7e]+"))
                .orElseThrow(() -> bad("neither the request nor the manifest says a type"));
    }

    /**
     * The spec lets a registry keep sparse images: clients copy one platform of an index, or push layers later. An image
     * without its config is none, and so is an index of which nothing is here. Of those, the client is told.
     */
    private void requireParts(ManifestDocument document) {
        List<NamedContent> missing = document.parts()
                .filter(each -> !each.elsewhere() && !isHere(each))
                .toList();
        boolean isNone = document.config().filter(missing::contains).isPresent()
                || !document.members().isEmpty() && missing.containsAll(document.members());
        if (isNone) {
            throw new StoreRefusal(
                    Reason.MISSING_PARTS,
                    target.repository().name() + " has not got "
                            + missing.get(0).digest() + ", which the manifest names: push it first");
        }
        if (!missing.isEmpty()) {
            target.content()
                    .events()
                    .emit(new Event.Noted("a manifest was pushed to " + target.name() + " without " + missing.size()
                            + " of its parts, such as " + missing.get(0).digest()));
        }
    }

    private boolean isHere(NamedContent part) {
        Repository repository = target.repository();
        return Files.exists(target.folder().blob(part.digest()))
                || repository.blob(part.digest()) instanceof Found
                || repository.manifest(part.digest()) instanceof Found;
    }

    /** A blob that stands in the bundle of today belongs to this repository in the bundle of tomorrow too. */
    private void markBundled(ManifestDocument document) throws IOException {
        for (NamedContent part : document.parts().toList()) {
            if (!Files.exists(target.folder().blob(part.digest()))
                    && target.content().bundle().blob(part.digest()).isPresent()
                    && isHere(part)) {
                target.mark(part.digest());
            }
        }
    }

    private static StoreRefusal bad(String sentence) {
        return new StoreRefusal(Reason.BAD_MANIFEST, sentence);
    }
}
