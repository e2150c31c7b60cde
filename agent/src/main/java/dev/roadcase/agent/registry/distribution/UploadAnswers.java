package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobUpload;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.util.Map;

/** Answers about an upload that has begun (OCI distribution spec 1.1, "Pushing a blob in chunks", "Cancel a blob upload"). */
record UploadAnswers(String name, BlobUpload upload) {

    Answer answer(Request request) {
        UploadLocation location = new UploadLocation(name, request);
        try {
            return switch (request.method()) {
                case "PATCH" -> patch(request, location);
                case "PUT" -> put(request, location);
                case "DELETE" -> cancel();
                default -> Answer.empty(Answer.NO_CONTENT, location.state(upload));
            };
        } catch (StoreRefusal e) {
            return refused(e, location);
        }
    }

    /** A blob in one request. Nothing of it stays if that fails, because its client has no address to go on at. */
    Answer whole(ContentDigest digest, Request request) {
        try {
            receive(request);
            upload.finish(digest);
            return new UploadLocation(name, request).created(digest);
        } finally {
            upload.cancel();
        }
    }

    private Answer patch(Request request, UploadLocation location) {
        receive(request);
        return Answer.empty(Answer.ACCEPTED, location.state(upload));
    }

    private Answer put(Request request, UploadLocation location) {
        ContentDigest digest = request.parameter("digest")
                .map(Route::digest)
                .orElseThrow(() ->
                        new RequestRefusal(ErrorCode.DIGEST_INVALID, "the request that ends an upload says ?digest="));
        receive(request);
        upload.finish(digest);
        return location.created(digest);
    }

    private void receive(Request request) {
        upload.receive(request.sent(), Long.MAX_VALUE, SentRange.chunk(request));
    }

    private Answer cancel() {
        upload.cancel();
        return Answer.empty(Answer.NO_CONTENT, Map.of());
    }

    /** A client that sent the wrong chunk hears where to go on. */
    private Answer refused(StoreRefusal refusal, UploadLocation location) {
        Answer answer = Distribution.refusal(refusal).answer();
        if (refusal.reason() == Reason.OUT_OF_ORDER || refusal.reason() == Reason.WRONG_LENGTH) {
            for (Map.Entry<String, String> header : location.state(upload).entrySet()) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return answer;
    }
}
