package dev.roadcase.agent.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The names in an image layout, and what says that it is one (OCI image spec, "Image Layout"). */
public final class OciLayout {
    /** The file that says so. */
    public static final String MARKER = "oci-layout";
    /** The root of all that it holds. */
    public static final String INDEX = "index.json";

    private static final String BLOBS = "blobs/sha256/";

    private OciLayout() {}

    /** The one content of {@link #MARKER}. */
    public static byte[] marker() {
        return "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.US_ASCII);
    }

    /** The name of the content of this digest. */
    public static String blob(Digest digest) {
        return BLOBS + digest.hex();
    }

    /** The digest that a blob is named after; empty if the name is not a blob's. */
    public static Optional<Digest> digest(String name) {
        try {
            return name.startsWith(BLOBS) ? Optional.of(new Digest(name.substring(BLOBS.length()))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
