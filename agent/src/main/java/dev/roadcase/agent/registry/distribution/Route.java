package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.Repository;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a path under {@code /v2/} asks for (OCI distribution spec 1.1, "Endpoints"), and what the answer is. */
sealed interface Route {
    int LONGEST_NAME = 255;
    Pattern NAME =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    /** Any digest that the OCI image spec's grammar allows; bundles know SHA-256 alone. */
    Pattern FOREIGN_DIGEST = Pattern.compile("(?!sha256:)[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+");

    /**
     * What the store has to say.
     *
     * @throws RequestRefusal if it has nothing
     */
    Answer answer(BlobStore store, Request request);

    /** Whether this is a registry. */
    record VersionCheck() implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            return Answer.json(Answer.OK, Json.object());
        }
    }

    /** The names of all repositories. */
    record Catalog() implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            return NamePage.catalog(store, request);
        }
    }

    /** The tags of a repository. */
    record TagList(String name) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            return NamePage.tags(Distribution.repository(store, name, request), request);
        }
    }

    /** @param reference a tag or a digest, or neither */
    record ManifestOf(String name, String reference) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            return new ManifestAnswers(Distribution.repository(store, name, request)).answer(reference, request);
        }
    }

    /** A blob of a repository. */
    record BlobOf(String name, Digest digest) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            Repository repository = Distribution.repository(store, name, request);
            return new BlobAnswers(digest, repository.blob(digest).orElseThrow(Distribution::refusal)).answer(request);
        }
    }

    /**
     * What refers to a manifest. A bundle carries no signatures and no bills of material of its images, so the list is
     * empty.
     */
    record Referrers(String name, Digest digest) implements Route {
        private static final Body NONE =
                new Body.Held(new ImageIndex(MediaType.OCI_INDEX, List.of(), Map.of()).bytes());

        @Override
        public Answer answer(BlobStore store, Request request) {
            Answer empty = new Answer(Answer.OK, Map.of("Content-Type", MediaType.OCI_INDEX), NONE);
            boolean filtered = request.parameter("artifactType").isPresent();
            return filtered ? empty.with("OCI-Filters-Applied", "artifactType") : empty;
        }
    }

    /** Reads what follows {@link Distribution#ROOT}. */
    static Route parse(String rest) {
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
            throw unknown();
        }
        String name = name(rest.substring(0, before));
        String what = rest.substring(last + 1);
        return switch (rest.substring(before + 1, last)) {
            case "manifests" -> new ManifestOf(name, what);
            case "blobs" -> new BlobOf(name, digest(what, ErrorCode.BLOB_UNKNOWN));
            case "referrers" -> new Referrers(name, digest(what, ErrorCode.MANIFEST_UNKNOWN));
            case "tags" -> tags(name, what);
            default -> throw unknown();
        };
    }

    private static Route tags(String name, String what) {
        if (what.equals("list")) {
            return new TagList(name);
        }
        throw unknown();
    }

    private static RequestRefusal unknown() {
        return RequestRefusal.notFound("no such address in the distribution API");
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
