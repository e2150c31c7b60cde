package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.archive.entry.ClaimedHeader;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.entry.FormatVersion;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.OciLayout;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Signer;
import dev.roadcase.agent.signature.Trust;
import java.util.Arrays;
import java.util.Optional;

/** The steps from a source to a bundle that may be used: recognise it, walk its headers, verify its signature, read its index. */
public final class Opening {
    private static final int LARGEST_KEY = 4096;

    private final Source source;
    private final SourceBytes bytes;

    public Opening(Source source) {
        this.source = source;
        this.bytes = new SourceBytes(source);
    }

    /**
     * Recognises a bundle and walks its headers.
     *
     * @throws Problem exit 3 if it is no bundle or of a newer format, exit 4 if a header is damaged
     */
    public Entries entries() {
        refuseStranger();
        refuseNewerFormat();
        return new HeaderWalk(source).toTheEnd();
    }

    /**
     * Recognises a bundle and walks its headers up to the first that is damaged.
     *
     * @throws Problem exit 3 if it is no bundle
     */
    public Entries salvage() {
        refuseStranger();
        return new HeaderWalk(source).toTheDamage();
    }

    /**
     * Verifies the signature, and reads the index that it covers.
     *
     * @throws Problem exit 4 if the signature is wrong or not trusted
     */
    public Bundle bundle(Entries entries, Trust trust) {
        byte[] index = bytes.content(entries.front(EntryName.INDEX), Json.LARGEST_DOCUMENT);
        byte[] key = small(entries, EntryName.PUBLIC_KEY);
        Signer signer = signerOf(trust, index, small(entries, EntryName.SIGNATURE), key);
        ImageIndex root = parse(index);
        FormatVersion.of(root, source.name());
        requireDigest(root, Annotation.PUBLIC_KEY, EntryName.PUBLIC_KEY, key);
        return new Bundle(source, entries, new SignedIndex(root, Digest.of(index), signer));
    }

    /** A file of another kind is the user's mistake, and not damage: its first entry has another name. */
    private void refuseStranger() {
        byte[] first = source.size() < TarHeader.BLOCK ? new byte[TarHeader.BLOCK] : bytes.at(0, TarHeader.BLOCK);
        if (!new ClaimedHeader(first).name().equals(EntryName.OCI_LAYOUT)) {
            throw source.suspected(
                    Problem.badInput(source.name() + " is not a bundle: it does not begin with an entry oci-layout")
                            .advise("make one with `bundle prepare DEMO`"));
        }
        requireMarker(new HeaderWalk(source).at(0).orElseThrow());
    }

    private void requireMarker(Entry layout) {
        if (!Arrays.equals(bytes.content(layout, LARGEST_KEY), OciLayout.marker())) {
            throw source.suspected(Problem.notAuthentic(
                    source.name() + " is damaged at byte " + TarHeader.BLOCK + ": oci-layout is not version 1's"));
        }
    }

    /**
     * A later format may name its entries in another way, so its version is looked at before the names, and before the
     * signature. An unsigned version can only lead to a refusal.
     */
    private void refuseNewerFormat() {
        long second = TarHeader.BLOCK + TarHeader.padded(OciLayout.marker().length);
        Optional<Entry> index = new HeaderWalk(source).at(second);
        if (index.isPresent() && index.get().name().equals(EntryName.INDEX)) {
            FormatVersion.refuseNewer(parse(bytes.content(index.get(), Json.LARGEST_DOCUMENT)), source.name());
        }
    }

    private ImageIndex parse(byte[] index) {
        try {
            return ImageIndex.parse(index);
        } catch (IllegalArgumentException e) {
            throw source.suspected(Problem.notAuthentic(source.name() + " is damaged: index.json: " + e.getMessage()));
        }
    }

    private Signer signerOf(Trust trust, byte[] index, byte[] signature, byte[] key) {
        try {
            return trust.signerOf(index, signature, key);
        } catch (Problem e) {
            throw e.in(source.name());
        }
    }

    private byte[] small(Entries entries, String name) {
        return bytes.content(entries.front(name), LARGEST_KEY);
    }

    private void requireDigest(ImageIndex root, String annotation, String name, byte[] content) {
        String wanted = root.annotation(annotation).orElse("nothing");
        if (!Digest.of(content).toString().equals(wanted)) {
            throw Problem.notAuthentic(source.name() + ": entry " + name + " is not what index.json says: " + wanted);
        }
    }
}
