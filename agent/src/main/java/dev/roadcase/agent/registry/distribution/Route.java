package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.ListedReferrer;
import dev.roadcase.agent.registry.store.Lookup;
import dev.roadcase.agent.registry.store.Repository;
import dev.roadcase.agent.registry.store.StoredBlob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path under {@code /v2/} asks for (OCI distribution spec 1.1, "Endpoints"), and what the answer is. */
sealed interface Route {
    int LONGEST_NAME = 255;
    Pattern NAME =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");

    Pattern UPLOAD = Pattern.compile("(.+)/blobs/uploads(?:/([^/]*))?");
    Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
            requireRead(request, "GET, HEAD");
            return Answer.json(Answer.OK, Json.object());
        }
    }

    /** The names of all repositories. */
    record Catalog() implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            requireRead(request, "GET, HEAD");
            return NamePage.catalog(store, request);
        }
    }

    /** The tags of a repository. */
    record TagList(String name) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            requireRead(request, "GET, HEAD");
            return NamePage.tags(Distribution.repository(store, name, request), request);
        }
    }

    /** @param reference a tag or a digest, or neither */
    record ManifestOf(String name, String reference) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            return switch (request.method()) {
                case "PUT" ->
                    new ManifestChanges(name, Distribution.target(store, name, request)).put(reference, request);
                case "DELETE" -> new ManifestChanges(name, Distribution.target(store, name, request)).delete(reference);
                default -> {
                    requireRead(request, "GET, HEAD, PUT, DELETE");
                    yield new ManifestAnswers(Distribution.repository(store, name, request)).answer(reference, request);
                }
            };
        }
    }

    /** A blob of a repository. */
    record BlobOf(String name, ContentDigest digest) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            if (request.method().equals("DELETE")) {
                Distribution.known(store, name, request).deleteBlob(digest);
                return Answer.empty(Answer.ACCEPTED, Map.of());
            }
            requireRead(request, "GET, HEAD, DELETE");
            Repository repository = Distribution.repository(store, name, request);
            Lookup<StoredBlob> found = request.isHead() ? repository.blobToPush(digest) : repository.blob(digest);
            return new BlobAnswers(digest, found.orElseThrow(Distribution::refusal)).answer(request);
        }
    }

    /** Where uploads to a repository begin. */
    record UploadsTo(String name) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            requireMethod(request, "POST", "POST");
            return new UploadStart(name, Distribution.target(store, name, request)).answer(request);
        }
    }

    /** An upload that has begun. */
    record UploadOf(String name, UUID id) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            requireMethod(request, "GET, HEAD, PATCH, PUT, DELETE", "GET", "HEAD", "PATCH", "PUT", "DELETE");
            return new UploadAnswers(
                            name, Distribution.target(store, name, request).upload(id))
                    .answer(request);
        }
    }

    /** What belongs to a manifest. An empty list even where nothing is here: the spec wants no 404. */
    record ReferrersOf(String name, ContentDigest subject) implements Route {
        @Override
        public Answer answer(BlobStore store, Request request) {
            requireRead(request, "GET, HEAD");
            List<ListedReferrer> all = Distribution.find(store, name, request) instanceof Lookup.Found<Repository> found
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
        Matcher upload = UPLOAD.matcher(rest);
        if (upload.matches()) {
            String id = Optional.ofNullable(upload.group(2)).orElse("");
            return id.isEmpty() ? new UploadsTo(name(upload.group(1))) : new UploadOf(name(upload.group(1)), uuid(id));
        }
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

    private static UUID uuid(String text) {
        if (!ID.matcher(text).matches()) {
            throw new RequestRefusal(ErrorCode.BLOB_UPLOAD_UNKNOWN, "not an upload: " + Excerpt.of(text));
        }
        return UUID.fromString(text);
    }

    private static void requireRead(Request request, String allowed) {
        requireMethod(request, allowed, "GET", "HEAD");
    }

    private static void requireMethod(Request request, String allowed, String... methods) {
        if (!List.of(methods).contains(request.method())) {
            throw RequestRefusal.notAllowed(
                    "this address takes " + allowed + ", not " + Excerpt.of(request.method()), allowed);
        }
    }

    static ContentDigest digest(String text) {
        try {
            return ContentDigest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RequestRefusal(ErrorCode.DIGEST_INVALID, e.getMessage());
        }
    }
}
