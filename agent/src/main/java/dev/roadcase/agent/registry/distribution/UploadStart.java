package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobUpload;
import dev.roadcase.agent.registry.store.PushTarget;
import java.util.Optional;

/** Begins an upload, or makes one needless (OCI distribution spec 1.1, "Pushing blobs", "Mounting a blob"). */
record UploadStart(String name, PushTarget target) {

    Answer answer(Request request) {
        UploadLocation location = new UploadLocation(name, request);
        Optional<ContentDigest> mounted = request.parameter("mount").map(Route::digest);
        if (mounted.isPresent() && target.mount(mounted.get(), request.parameter("from"))) {
            return location.created(mounted.get());
        }
        Optional<ContentDigest> whole = mounted.isPresent()
                ? Optional.empty()
                : request.parameter("digest").map(Route::digest);
        BlobUpload upload = target.begin(whole.map(ContentDigest::algorithm).orElseGet(() -> algorithm(request)));
        return whole.map(digest -> new UploadAnswers(name, upload).whole(digest, request))
                .orElseGet(() -> Answer.empty(Answer.ACCEPTED, location.state(upload)));
    }

    private static DigestAlgorithm algorithm(Request request) {
        String word = request.parameter("digest-algorithm").orElse(DigestAlgorithm.SHA256.toString());
        return DigestAlgorithm.named(word)
                .orElseThrow(() -> new RequestRefusal(
                        ErrorCode.DIGEST_INVALID, "only sha256 and sha512 are known here, not " + Excerpt.of(word)));
    }
}
