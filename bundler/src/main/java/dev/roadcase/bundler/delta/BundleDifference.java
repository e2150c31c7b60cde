package dev.roadcase.bundler.delta;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledFile;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a newer bundle has that an older one has not, and the other way round. Nothing but small documents is read. */
public record BundleDifference(Bundle older, Bundle newer) {

    /** Whether both are the same bundle. */
    public boolean isNone() {
        return older.indexDigest().equals(newer.indexDigest());
    }

    /** Images by name, and what belongs to them. */
    public List<BundleChange> images() {
        return BundleChange.between(images(older), images(newer));
    }

    /** Files of machines, by path and role. */
    public List<BundleChange> files() {
        return BundleChange.between(files(older), files(newer));
    }

    /** The demo's own documents, such as demo.yaml and manifests. */
    public List<BundleChange> documents() {
        return BundleChange.between(documents(older), documents(newer));
    }

    /** Whether machines get another agent. */
    public boolean isOfTheAgent() {
        return !agent(older).equals(agent(newer));
    }

    /** What has to be carried to whoever has the older one. */
    public List<Entry> blobs() {
        return newer.entries().stream()
                .filter(entry -> EntryName.digest(entry.name())
                        .filter(digest -> older.blob(digest).isEmpty())
                        .isPresent())
                .toList();
    }

    /** Bytes of {@link #blobs}. */
    public long bytes() {
        return blobs().stream().mapToLong(Entry::size).sum();
    }

    private static Map<String, Digest> images(Bundle bundle) {
        Map<String, Digest> images = new LinkedHashMap<>();
        for (BundledImage image : new Contents(bundle).named()) {
            images.put(image.name(), image.descriptor().digest());
        }
        return images;
    }

    private static Map<String, Digest> files(Bundle bundle) {
        Map<String, Digest> files = new LinkedHashMap<>();
        for (BundledFile file : new Contents(bundle).files()) {
            files.merge(file.path(), file.digest(), (one, other) -> file.digest());
        }
        return files;
    }

    private static Map<String, Digest> documents(Bundle bundle) {
        Map<String, Digest> documents = new LinkedHashMap<>();
        for (Descriptor document : new Contents(bundle).demo()) {
            documents.put(document.annotation(Annotation.TITLE).orElse("a document"), document.digest());
        }
        return documents;
    }

    private static Digest agent(Bundle bundle) {
        return new Contents(bundle).agent().digest();
    }
}
