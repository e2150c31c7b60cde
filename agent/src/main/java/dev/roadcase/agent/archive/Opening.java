package dev.roadcase.agent.archive;

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

/** The steps from a file to a bundle that may be used: recognise, walk the headers, verify the signature, read the index. */
final class Opening {
    private static final int LARGEST_KEY = 4096;

    private final Source source;

    Opening(Source source) {
        this.source = source;
    }

    /** Recognises a bundle and walks its headers. */
    Entries entries() {
        refuseStranger();
        refuseNewerFormat();
        return Entries.scan(source);
    }

    /** Recognises a bundle and walks its headers up to the first that is damaged. */
    Entries salvage() {
        refuseStranger();
        return Entries.salvage(source);
    }

    /** Verifies the signature, and reads the index that it covers. */
    Bundle bundle(Entries entries, Trust trust) {
        byte[] index = content(source, entries.find(EntryName.INDEX).orElseThrow(), Json.LARGEST_DOCUMENT);
        byte[] key = small(entries, EntryName.PUBLIC_KEY);
        Signer signer = signerOf(trust, index, small(entries, EntryName.SIGNATURE), key);
        ImageIndex root = parse(index);
        FormatVersion.of(root, source.name());
        requireDigest(root, Annotation.PUBLIC_KEY, EntryName.PUBLIC_KEY, key);
        return Bundle.of(source, entries, root, Digest.of(index), signer);
    }

    /** A file of another kind is the user's mistake and not damage: it is told apart by its first entry's name. */
    private void refuseStranger() {
        byte[] first =
                source.size() < TarHeader.BLOCK ? new byte[TarHeader.BLOCK] : new Bytes(source).at(0, TarHeader.BLOCK);
        if (!TarHeader.claimedName(first).equals(EntryName.OCI_LAYOUT)) {
            throw source.suspected(
                    Problem.badInput(source.name() + " is not a bundle: it does not begin with an entry oci-layout")
                            .advise("make one with `bundle prepare DEMO`"));
        }
        byte[] layout = Entries.at(source, 0)
                .map(entry -> content(source, entry, LARGEST_KEY))
                .orElseThrow();
        if (!Arrays.equals(layout, OciLayout.marker())) {
            throw source.suspected(Problem.notAuthentic(
                    source.name() + " is damaged at byte " + TarHeader.BLOCK + ": oci-layout is not version 1's"));
        }
    }

    /**
     * A later format may name its entries otherwise, so its version is looked at before them, and before the signature.
     * All that an unsigned claim can do here is to be refused.
     */
    private void refuseNewerFormat() {
        Optional<Entry> second = Entries.at(source, TarHeader.BLOCK + TarHeader.padded(OciLayout.marker().length));
        if (second.isPresent() && second.get().name().equals(EntryName.INDEX)) {
            byte[] index = content(source, second.get(), Json.LARGEST_DOCUMENT);
            FormatVersion.refuseNewer(parse(index), source.name());
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
        return content(source, entries.find(name).orElseThrow(), LARGEST_KEY);
    }

    private void requireDigest(ImageIndex root, String annotation, String name, byte[] content) {
        String wanted = root.annotation(annotation).orElse("nothing");
        if (!Digest.of(content).toString().equals(wanted)) {
            throw Problem.notAuthentic(source.name() + ": entry " + name + " is not what index.json says: " + wanted);
        }
    }

    /** The whole content of an entry that may have at most this many bytes. */
    static byte[] content(Source source, Entry entry, int most) {
        if (entry.size() > most) {
            throw Problem.notAuthentic(source.name() + ": entry " + entry.name() + " has " + entry.size()
                    + " bytes, more than the " + most + " that it may have");
        }
        return new Bytes(source).at(entry.offset(), (int) entry.size());
    }
}
