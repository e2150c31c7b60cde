package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.SmallBody;
import dev.roadcase.bundler.remote.failure.Failure;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for the manifest or the index that a reference names (distribution spec, "Pulling manifests"). */
record FetchManifest(Reference reference) implements Operation<PulledManifest> {
    private static final String ACCEPTED = String.join(
            ", ", MediaType.OCI_INDEX, MediaType.DOCKER_LIST, MediaType.OCI_MANIFEST, MediaType.DOCKER_MANIFEST);

    @Override
    public String doing() {
        return "fetch the manifest of " + reference;
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return ask(endpoint, reference);
    }

    /** If a reference has a digest, its tag is not used. */
    static Request.Builder ask(Endpoint endpoint, Reference reference) {
        String which = reference
                .digest()
                .map(Digest::toString)
                .orElseGet(() -> reference.tag().orElseThrow());
        return new Request.Builder()
                .url(endpoint.at(reference.repository() + "/manifests/" + which))
                .header("Accept", ACCEPTED);
    }

    @Override
    public String missing() {
        return reference.digest().isPresent() ? "has no such digest" : "has no such tag, or no such repository";
    }

    @Override
    public PulledManifest read(Response response) {
        try (response) {
            byte[] bytes = new SmallBody(response, Json.LARGEST_DOCUMENT, doing()).bytes();
            Digest digest = Digest.of(bytes);
            requireAsked(response, digest);
            Manifest content = parse(response, bytes);
            return new PulledManifest(Descriptor.of(content.mediaType(), digest, bytes.length), content, bytes);
        }
    }

    private void requireAsked(Response response, Digest got) {
        reference.digest().filter(asked -> !asked.equals(got)).ifPresent(asked -> {
            throw failed(response, "sent " + got + " in its place");
        });
        String said = response.header("Docker-Content-Digest", "");
        // The header may hold a digest of another algorithm than SHA-256. It is not checked.
        if (said.startsWith("sha256:") && !said.equals(got.toString())) {
            throw failed(response, "says it is " + Excerpt.of(said) + " and sent " + got);
        }
    }

    private Manifest parse(Response response, byte[] bytes) {
        try {
            Manifest manifest = Manifest.parse(bytes);
            requireSameType(response, manifest);
            return manifest;
        } catch (IllegalArgumentException e) {
            throw failed(response, "sent " + e.getMessage()).causedBy(e);
        }
    }

    /** One document must not be an index to one reader and a manifest to the next (CVE-2021-41190). */
    private void requireSameType(Response response, Manifest manifest) {
        String said = response.header("Content-Type", "").replaceFirst("\\s*;.*", "");
        boolean index = MediaType.isIndex(said);
        if ((index || MediaType.isManifest(said)) && index != MediaType.isIndex(manifest.mediaType())) {
            throw failed(response, "calls it " + said + ", but it is " + manifest.mediaType());
        }
    }

    private Problem failed(Response response, String why) {
        return Failure.of(doing(), response).lasting(why);
    }
}
