package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobUpload;
import dev.roadcase.agent.registry.store.PushTarget;
import dev.roadcase.agent.registry.store.PushTarget.PushedManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Manifests that come and go (OCI distribution spec 1.1, "Pushing Manifests", "Deleting Manifests", "Deleting tags"). */
record ManifestChanges(String name, PushTarget target) {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    Answer put(String reference, Request request) {
        requireSize(request.length().orElse(0));
        Optional<ContentDigest> digest = digest(reference);
        List<String> asked = request.parameters("tag");
        List<String> tags = Stream.concat(Stream.of(reference).filter(its -> digest.isEmpty()), asked.stream())
                .map(ManifestChanges::tag)
                .distinct()
                .toList();
        BlobUpload document = target.begin(DigestAlgorithm.SHA256);
        try {
            document.receive(request.sent(), Json.LARGEST_DOCUMENT, SentRange.chunk(request));
            PushedManifest pushed = target.keep(document, digest, request.header("Content-Type"), tags);
            return created(pushed, asked, new UploadLocation(name, request).namespace());
        } finally {
            document.cancel();
        }
    }

    Answer delete(String reference) {
        Optional<ContentDigest> digest = digest(reference);
        digest.ifPresentOrElse(target::deleteManifest, () -> target.deleteTag(tag(reference)));
        return Answer.empty(Answer.ACCEPTED, Map.of());
    }

    private Answer created(PushedManifest pushed, List<String> asked, String namespace) {
        String digest = pushed.digest().toString();
        Answer answer = Answer.empty(
                Answer.CREATED,
                Map.of(
                        "Location",
                        Distribution.ROOT + name + "/manifests/" + digest + namespace,
                        "Docker-Content-Digest",
                        digest));
        Answer tagged = asked.isEmpty()
                ? answer
                : answer.with("OCI-Tag", asked.stream().distinct().collect(Collectors.joining(", ")));
        return pushed.subject()
                .map(subject -> tagged.with("OCI-Subject", subject.toString()))
                .orElse(tagged);
    }

    private static void requireSize(long length) {
        if (length > Json.LARGEST_DOCUMENT) {
            throw new RequestRefusal(
                    ErrorCode.MANIFEST_INVALID,
                    Answer.TOO_LARGE,
                    "a manifest has at most " + Json.LARGEST_DOCUMENT + " bytes, not " + length);
        }
    }

    /** Only digests have colons. */
    private static Optional<ContentDigest> digest(String reference) {
        return Optional.of(reference).filter(its -> its.contains(":")).map(Route::digest);
    }

    private static String tag(String text) {
        if (!TAG.matcher(text).matches()) {
            throw new RequestRefusal(
                    ErrorCode.MANIFEST_INVALID, "not a tag (at most 128 letters, digits, . _ -): " + Excerpt.of(text));
        }
        return text;
    }
}
