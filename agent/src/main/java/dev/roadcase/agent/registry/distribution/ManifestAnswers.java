package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.Repository;
import dev.roadcase.agent.registry.store.StoredManifest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers for manifests and indexes, byte for byte (OCI distribution spec 1.1, "Pulling manifests"). */
record ManifestAnswers(Repository repository) {

    /** What a tag or a digest means. */
    Answer answer(String reference, Request request) {
        Accepted accepted = Accepted.by(request);
        StoredManifest found = reference.contains(":") ? byDigest(reference) : byTag(reference, accepted);
        requireAccepted(found, accepted);
        return answer(found, request);
    }

    private StoredManifest byDigest(String digest) {
        return repository.manifest(Route.digest(digest)).orElseThrow(Distribution::refusal);
    }

    private StoredManifest byTag(String tag, Accepted accepted) {
        StoredManifest found = repository.tagged(tag).orElseThrow(Distribution::refusal);
        boolean dockerList = found.mediaType().equals(MediaType.DOCKER_LIST);
        return dockerList && !accepted.takes(MediaType.DOCKER_LIST)
                ? forOldClients(ImageIndex.parse(found.bytes()))
                : found;
    }

    /** Clients that do not know lists get linux/amd64, as they do from docker-registry. */
    private StoredManifest forOldClients(ImageIndex list) {
        return list.madeFor(Platform.LINUX_AMD64).stream()
                .findFirst()
                .map(member ->
                        repository.manifest(ContentDigest.of(member.digest())).orElseThrow(Distribution::refusal))
                .orElseThrow(() -> new RequestRefusal(
                        ErrorCode.MANIFEST_UNKNOWN,
                        "a manifest list without " + Platform.LINUX_AMD64 + ", and the client accepts no lists"));
    }

    /**
     * docker-registry refuses OCI types to clients that do not name them, and gives Docker's types by digest to all. A
     * client that names nothing, or anything, gets what there is.
     */
    private static void requireAccepted(StoredManifest found, Accepted accepted) {
        String type = found.mediaType();
        boolean isOci = type.equals(MediaType.OCI_INDEX) || type.equals(MediaType.OCI_MANIFEST);
        if (isOci && !accepted.takes(type)) {
            throw new RequestRefusal(
                    ErrorCode.MANIFEST_UNKNOWN, "it is of type " + type + ", which the client's Accept does not name");
        }
    }

    private static Answer answer(StoredManifest found, Request request) {
        String digest = found.digest().toString();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Docker-Content-Digest", digest);
        headers.put("ETag", '"' + digest + '"');
        if (request.holds('"' + digest + '"')) {
            return Answer.empty(Answer.NOT_MODIFIED, headers);
        }
        headers.put("Content-Type", found.mediaType());
        return new Answer(Answer.OK, headers, new Body.Held(found.bytes()));
    }
}
