package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers for manifests and indexes, as their bytes stand in the bundle (OCI distribution spec 1.1, "Pulling manifests"). */
final class ManifestAnswers {
    private final Bundle bundle;

    ManifestAnswers(Bundle bundle) {
        this.bundle = bundle;
    }

    /** What the reference of a route means in this repository. */
    Answer answer(Repository repository, String reference, Request call) {
        return reference.contains(":") ? byDigest(repository, reference, call) : byTag(repository, reference, call);
    }

    private Answer byDigest(Repository repository, String digest, Request call) {
        Descriptor found = repository.manifest(Route.digest(digest, ErrorCode.MANIFEST_UNKNOWN));
        requireManifest(repository, found);
        Read read = read(found);
        requireAccepted(read, Accepted.by(call));
        return answer(read, call);
    }

    private Answer byTag(Repository repository, String tag, Request call) {
        Accepted accepted = Accepted.by(call);
        Read read = read(repository.tagged(tag));
        if (read.manifest() instanceof ImageIndex list
                && list.mediaType().equals(MediaType.DOCKER_LIST)
                && !accepted.takes(MediaType.DOCKER_LIST)) {
            read = forOldClients(repository, list);
        }
        requireAccepted(read, accepted);
        return answer(read, call);
    }

    /** Clients that do not know lists get linux/amd64, as they do from docker-registry. */
    private Read forOldClients(Repository repository, ImageIndex list) {
        Descriptor member = list.madeFor(Platform.LINUX_AMD64).stream()
                .findFirst()
                .orElseThrow(() -> new RequestRefusal(
                        ErrorCode.MANIFEST_UNKNOWN,
                        "a manifest list without " + Platform.LINUX_AMD64 + ", and the client accepts no lists"));
        return read(repository.manifest(member.digest()));
    }

    /**
     * docker-registry refuses OCI types to clients that do not name them, and gives Docker's types by digest to all. A
     * client that names nothing, or anything, gets what there is.
     */
    private static void requireAccepted(Read read, Accepted accepted) {
        String type = read.manifest().mediaType();
        boolean isOci = type.equals(MediaType.OCI_INDEX) || type.equals(MediaType.OCI_MANIFEST);
        if (isOci && !accepted.takes(type)) {
            throw new RequestRefusal(
                    ErrorCode.MANIFEST_UNKNOWN, "it is of type " + type + ", which the client's Accept does not name");
        }
    }

    private static void requireManifest(Repository repository, Descriptor found) {
        if (!MediaType.isManifest(found.mediaType()) && !MediaType.isIndex(found.mediaType())) {
            throw new RequestRefusal(
                    ErrorCode.MANIFEST_UNKNOWN, repository.name() + " has a blob, but no manifest " + found.digest());
        }
    }

    private Answer answer(Read read, Request call) {
        String digest = read.descriptor().digest().toString();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Docker-Content-Digest", digest);
        headers.put("ETag", '"' + digest + '"');
        if (call.holds('"' + digest + '"')) {
            return Answer.empty(Answer.NOT_MODIFIED, headers);
        }
        headers.put("Content-Type", read.manifest().mediaType());
        return new Answer(Answer.OK, headers, new Body.Held(read.bytes()));
    }

    private Read read(Descriptor descriptor) {
        byte[] bytes = bundle.read(descriptor);
        return new Read(descriptor, bytes, Manifest.parse(bytes));
    }

    /** A manifest whose digest has held. */
    private record Read(Descriptor descriptor, byte[] bytes, Manifest manifest) {}
}
