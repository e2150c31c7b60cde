package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.store.BlobUpload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where an upload goes on and where its blob will be, relative to this server, which may have other names elsewhere. */
record UploadLocation(String name, Request request) {

    /** How far an upload is (OCI distribution spec 1.1, "Pushing a blob in chunks"). Nothing is 0-0, as everywhere. */
    Map<String, String> state(BlobUpload upload) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Location", Distribution.ROOT + name + "/blobs/uploads/" + upload.id() + namespace());
        headers.put("Range", "0-" + Math.max(0, upload.size() - 1));
        headers.put("Docker-Upload-UUID", upload.id().toString());
        return headers;
    }

    /** The blob is complete. */
    Answer created(ContentDigest digest) {
        return Answer.empty(
                Answer.CREATED,
                Map.of(
                        "Location",
                        Distribution.ROOT + name + "/blobs/" + digest + namespace(),
                        "Docker-Content-Digest",
                        digest.toString()));
    }

    /** A client that says a host goes on saying it. */
    String namespace() {
        return Distribution.host(request)
                .map(host -> "?ns=" + URLEncoder.encode(host, StandardCharsets.UTF_8))
                .orElse("");
    }
}
