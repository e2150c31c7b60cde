package dev.roadcase.agent.archive.entry;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.OciLayout;
import java.util.List;
import java.util.Optional;

/** The names that entries of version 1 have, and their order. */
public final class EntryName {
    public static final String OCI_LAYOUT = OciLayout.MARKER;
    public static final String INDEX = OciLayout.INDEX;
    public static final String SIGNATURE = "bundle.sig";
    public static final String PUBLIC_KEY = "bundle.pub";
    public static final String DOCKER_MANIFESTS = "manifest.json";

    /** What stands before the blobs, in this order. */
    public static final List<String> FIRST = List.of(OCI_LAYOUT, INDEX, SIGNATURE, PUBLIC_KEY, DOCKER_MANIFESTS);

    private EntryName() {}

    /** The entry that holds the content of this digest. */
    public static String of(Digest digest) {
        return OciLayout.blob(digest);
    }

    /** The digest that a blob's entry is named after; empty if the name is not a blob's. */
    public static Optional<Digest> digest(String name) {
        return OciLayout.digest(name);
    }
}
