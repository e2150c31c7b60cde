package dev.roadcase.agent.registry;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Pattern;

/** What a path under {@code /v2/} asks for (OCI distribution spec 1.1, "Endpoints"). */
sealed interface Route {
    String ROOT = "/v2/";
    int LONGEST_NAME = 255;
    Pattern NAME =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    /** Any digest that the OCI image spec's grammar allows; bundles know SHA-256 alone. */
    Pattern FOREIGN_DIGEST = Pattern.compile("(?!sha256:)[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+");

    /** Whether this is a registry. */
    record VersionCheck() implements Route {}

    record Catalog() implements Route {}

    record TagList(String name) implements Route {}

    /** {@code reference} is a tag or a digest, or neither. */
    record ManifestOf(String name, String reference) implements Route {}

    record BlobOf(String name, Digest digest) implements Route {}

    record Referrers(String name, Digest digest) implements Route {}

    /** Reads a path that begins with {@link #ROOT}. */
    static Route parse(String path) {
        String rest = path.substring(ROOT.length());
        return switch (rest) {
            case "" -> new VersionCheck();
            case "_catalog" -> new Catalog();
            default -> ofRepository(rest);
        };
    }

    private static Route ofRepository(String rest) {
        int last = rest.lastIndexOf('/');
        int before = rest.lastIndexOf('/', last - 1);
        if (before <= 0) {
            throw RequestRefusal.notFound("no such address in the distribution API");
        }
        String name = name(rest.substring(0, before));
        String what = rest.substring(last + 1);
        return switch (rest.substring(before + 1, last)) {
            case "manifests" -> new ManifestOf(name, what);
            case "blobs" -> new BlobOf(name, digest(what, ErrorCode.BLOB_UNKNOWN));
            case "referrers" -> new Referrers(name, digest(what, ErrorCode.MANIFEST_UNKNOWN));
            case "tags" -> tags(name, what);
            default -> throw RequestRefusal.notFound("no such address in the distribution API");
        };
    }

    private static Route tags(String name, String what) {
        if (what.equals("list")) {
            return new TagList(name);
        }
        throw RequestRefusal.notFound("no such address in the distribution API");
    }

    private static String name(String text) {
        if (text.length() > LONGEST_NAME || !NAME.matcher(text).matches()) {
            throw new RequestRefusal(ErrorCode.NAME_INVALID, "not a repository's name: " + Excerpt.of(text));
        }
        return text;
    }

    /** @param unknown said for a digest of another algorithm: nothing here has one */
    static Digest digest(String text, ErrorCode unknown) {
        if (FOREIGN_DIGEST.matcher(text).matches()) {
            throw new RequestRefusal(unknown, "a bundle holds sha256 digests only, not " + Excerpt.of(text));
        }
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RequestRefusal(ErrorCode.DIGEST_INVALID, e.getMessage());
        }
    }
}
