package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.format.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers for blobs, straight from the file (OCI distribution spec 1.1, "Pulling blobs"). */
final class BlobAnswers {
    private final Bundle bundle;
    private final VerifiedBlobs verified;

    BlobAnswers(Bundle bundle, VerifiedBlobs verified) {
        this.bundle = bundle;
        this.verified = verified;
    }

    /** The blob or the part of it that the call asks for; only {@code HEAD} is answered before the digest has held. */
    Answer answer(Repository repository, Digest digest, Request call) {
        return answer(digest, entry(repository.blob(digest).digest()), call);
    }

    /** The same for any blob of the bundle. */
    Answer answer(Digest digest, Request call) {
        Entry entry = bundle.blob(digest)
                .orElseThrow(() -> new RequestRefusal(ErrorCode.BLOB_UNKNOWN, "this bundle has no blob " + digest));
        return answer(digest, entry, call);
    }

    private Answer answer(Digest digest, Entry entry, Request call) {
        Map<String, String> headers = headers(digest);
        if (call.holds(headers.get("ETag"))) {
            return Answer.empty(Answer.NOT_MODIFIED, headers);
        }
        headers.put("Content-Type", "application/octet-stream");
        if (call.isHead()) {
            return whole(entry, headers);
        }
        verified.require(digest, entry);
        return range(call, entry.size(), headers.get("ETag"))
                .map(range -> part(entry, range, headers))
                .orElseGet(() -> whole(entry, headers));
    }

    private Entry entry(Digest found) {
        return bundle.blob(found)
                .orElseThrow(() -> new RequestRefusal(ErrorCode.UNKNOWN, bundle.file() + " lacks the blob " + found));
    }

    private static Map<String, String> headers(Digest digest) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Docker-Content-Digest", digest.toString());
        headers.put("ETag", '"' + digest.toString() + '"');
        headers.put("Accept-Ranges", "bytes");
        headers.put("Cache-Control", "max-age=31536000");
        return headers;
    }

    /** A range under a condition that does not hold is passed over (RFC 9110, section 13.1.5). */
    private static Optional<RequestedRange> range(Request call, long size, String entityTag) {
        boolean same = call.header("If-Range").map(entityTag::equals).orElse(true);
        return call.header("Range").filter(header -> same).flatMap(header -> RequestedRange.parse(header, size));
    }

    private Answer whole(Entry entry, Map<String, String> headers) {
        return new Answer(Answer.OK, headers, new Body.BlobStretch(bundle, entry, 0, entry.size()));
    }

    private Answer part(Entry entry, RequestedRange range, Map<String, String> headers) {
        if (range.isEmpty()) {
            return Answer.empty(Answer.NOT_SATISFIABLE, Map.of("Content-Range", "bytes */" + entry.size()));
        }
        Body body = new Body.BlobStretch(bundle, entry, range.first(), range.length());
        return new Answer(Answer.PARTIAL, headers, body).with("Content-Range", range.within(entry.size()));
    }
}
