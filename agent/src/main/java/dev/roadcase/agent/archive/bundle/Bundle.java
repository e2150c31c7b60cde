package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.entry.FormatVersion;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.Volume;
import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Signer;
import dev.roadcase.agent.signature.Trust;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An open bundle with a trusted signature: there is no other way to get one. Safe for use by several threads.
 *
 * <p>Opening reads the headers and the small entries in front, never the blobs; it takes the same time whatever the
 * size. Each blob is checked against its digest as it is read.
 */
public final class Bundle implements Closeable {
    private final Source source;
    private final Entries entries;
    private final SignedIndex index;

    Bundle(Source source, Entries entries, SignedIndex index) {
        this.source = source;
        this.entries = entries;
        this.index = index;
    }

    /** Opens the bundle in this file, on this block device, or in this set of volumes. */
    public static Bundle open(Path file, Trust trust) {
        return open(Source.open(file), trust);
    }

    /**
     * Opens a bundle. The bundle closes the source when it is closed; if opening fails, the source is closed here.
     *
     * @throws Problem exit 3 if it is no bundle or of a newer format, exit 4 if it is damaged or not trusted
     */
    public static Bundle open(Source source, Trust trust) {
        return open(source, trust, Optional.empty());
    }

    /**
     * Opens this bundle and no other of the same signer. An older one would be a step back that nobody wants.
     *
     * @param index digest of its index.json; without one, any bundle is opened
     * @throws Problem exit 3 if it is no bundle or of a newer format, exit 4 if it is damaged, not trusted or another
     *     bundle
     */
    public static Bundle open(Source source, Trust trust, Optional<Digest> index) {
        return source.openedBy(() -> {
            Opening opening = new Opening(source);
            Bundle bundle = opening.bundle(opening.entries(), trust);
            index.ifPresent(bundle::requireIndex);
            return bundle;
        });
    }

    /** What to call it in a message: the path as it was given. */
    public String file() {
        return source.name();
    }

    /** Bytes of the whole file. */
    public long size() {
        return source.size();
    }

    /** The volumes of the bundle; none if it is one file. */
    public List<Volume> volumes() {
        return source.volumes();
    }

    /** The stamps of its files as they are now; empty if only reading tells whether they have changed. */
    public Optional<List<FileStamp>> stamps() {
        return source.stamps();
    }

    /** Who signed it, and why that is trusted. */
    public Signer signer() {
        return index.signer();
    }

    /** The root that was signed. */
    public ImageIndex index() {
        return index.content();
    }

    /** Digest of the signed bytes of index.json: the bundle's identity. */
    public Digest indexDigest() {
        return index.digest();
    }

    /** The demo's name. */
    public String name() {
        return annotation(Annotation.NAME);
    }

    /** The demo's version. */
    public String version() {
        return annotation(Annotation.VERSION);
    }

    /** The version of the format. */
    public FormatVersion format() {
        return FormatVersion.parse(annotation(Annotation.FORMAT));
    }

    private String annotation(String key) {
        return index().annotation(key)
                .orElseThrow(() -> Problem.badInput(file() + ": index.json has no annotation " + key));
    }

    /** All entries in their order. */
    public Collection<Entry> entries() {
        return entries.all();
    }

    /** Where the content of this digest stands, if the bundle carries it. */
    public Optional<Entry> blob(Digest digest) {
        return entries.find(EntryName.of(digest));
    }

    /**
     * The entry of this content.
     *
     * @throws Problem exit 4 if the bundle lacks it or holds it in another size
     */
    public Entry require(Descriptor descriptor) {
        Entry entry = blob(descriptor.digest())
                .orElseThrow(() -> Problem.notAuthentic(file() + " lacks the blob " + descriptor.digest()));
        if (entry.size() != descriptor.size()) {
            throw Problem.notAuthentic(file() + ": blob " + descriptor.digest() + " has " + entry.size()
                    + " bytes, its descriptor says " + descriptor.size());
        }
        return entry;
    }

    /**
     * The content that a descriptor names, as a stream that fails with a {@link Problem} (exit 4) before its last 64 KiB
     * if a byte of it was changed. If that matters, use nothing before the end.
     *
     * @throws Problem exit 4 if the bundle lacks it or holds it in another size
     */
    public InputStream stream(Descriptor descriptor) {
        return new VerifiedStream(new EntryStream(source, require(descriptor)), descriptor, file());
    }

    /**
     * A part of an entry as it is in the file, unchecked: only for entries whose digest was checked before.
     *
     * @param from the part's first byte within the content
     * @param length in bytes
     */
    public InputStream part(Entry entry, long from, long length) {
        return new EntryStream(source, entry, from, length);
    }

    /** Whether its bytes are in files, so that reading them twice takes less than keeping them. */
    public boolean isInFiles() {
        return !source.stretches(0, 1).isEmpty();
    }

    /** The whole content of a small descriptor, checked. At most {@link Json#LARGEST_DOCUMENT} bytes. */
    public byte[] read(Descriptor descriptor) {
        return read(descriptor, Json.LARGEST_DOCUMENT);
    }

    /** The whole content of a descriptor, checked. At most {@code largest} bytes. */
    public byte[] read(Descriptor descriptor, int largest) {
        if (descriptor.size() > largest) {
            throw Problem.notAuthentic(file() + ": " + descriptor.digest() + " is too large to be a document: "
                    + descriptor.size() + " bytes");
        }
        try (InputStream in = stream(descriptor)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file() + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** The manifest or index that a descriptor names, checked and read. */
    public Manifest manifest(Descriptor descriptor) {
        try {
            return Manifest.parse(read(descriptor));
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic(file() + ": manifest " + descriptor.digest() + ": " + e.getMessage());
        }
    }

    private void requireIndex(Digest wanted) {
        if (!indexDigest().equals(wanted)) {
            throw Problem.notAuthentic(file() + " is another bundle: its index.json is " + indexDigest()
                            + ", and must be " + wanted)
                    .advise("give this machine the bundle that it was configured for, or configure it again for this"
                            + " one");
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
