package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.Lookup;
import dev.roadcase.agent.registry.store.Referrer;
import dev.roadcase.agent.registry.store.Repository;
import java.util.List;
import java.util.regex.Pattern;

/** What a path under {@code /v2/} asks for (OCI distribution spec 1.1, "Endpoints"), and what the answer is. */
sealed interface Route {
    int LONGEST_NAME = 255;
    Pattern NAME =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");

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
    record BlobOf(String name, ContentDigest digest) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            Repository repository = Distribution.repository(store, name, request);
            return new BlobAnswers(digest, repository.blob(digest).orElseThrow(Distribution::refusal)).answer(request);
        }
    }

    /** What belongs to a manifest. An empty list even where nothing is here: the spec wants no 404. */
    record ReferrersOf(String name, ContentDigest subject) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            List<Referrer> all = Distribution.find(store, name, request) instanceof Lookup.Found<Repository> found
                    ? found.thing().referrers(subject)
                    : List.of();
            return new ReferrerList(all).answer(request.parameter("artifactType"));
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
            case "blobs" -> new BlobOf(name, digest(what));
            case "referrers" -> new ReferrersOf(name, digest(what));
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

    static ContentDigest digest(String text) {
        try {
            return ContentDigest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RequestRefusal(ErrorCode.DIGEST_INVALID, e.getMessage());
        }
    }
}
