package dev.roadcase.bundler.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.PlatformImage;
import dev.roadcase.agent.archive.bundle.RunnableImages;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Platform;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What goes under an image's tag where a registry does not take an index that lacks members: the manifest of the only
 * platform that is carried, or a shorter index of those that are.
 *
 * @param platforms in words
 */
record Substitute(OutgoingManifest manifest, String platforms) {

    static Substitute of(Bundle bundle, Consignment consignment) {
        RunnableImages runnable = RunnableImages.of(bundle, consignment.content());
        List<Descriptor> manifests = manifests(consignment, runnable);
        OutgoingManifest instead = manifests.size() == 1
                ? OutgoingManifest.in(bundle, manifests.get(0))
                : shorter(OutgoingManifest.in(bundle, consignment.parcel().root()), manifests);
        return new Substitute(instead, words(runnable.platforms()));
    }

    /** Those that run, each once; where none does, all. */
    private static List<Descriptor> manifests(Consignment consignment, RunnableImages runnable) {
        Set<Digest> run = runnable.all().stream()
                .map(PlatformImage::descriptor)
                .map(Descriptor::digest)
                .collect(Collectors.toUnmodifiableSet());
        return consignment.manifests().stream()
                .filter(manifest -> run.isEmpty() || run.contains(manifest.digest()))
                .toList();
    }

    /** The members that stay say of themselves what they said before, and keep their order. */
    private static OutgoingManifest shorter(OutgoingManifest index, List<Descriptor> kept) {
        Set<String> digests =
                kept.stream().map(each -> each.digest().toString()).collect(Collectors.toUnmodifiableSet());
        ObjectNode document = Json.object(index.bytes());
        ArrayNode members = Json.array();
        for (JsonNode member : document.path("manifests")) {
            if (digests.contains(member.path("digest").asText())) {
                members.add(member);
            }
        }
        document.set("manifests", members);
        return OutgoingManifest.of(Json.bytes(document));
    }

    private static String words(List<Platform> platforms) {
        return platforms.isEmpty()
                ? "what the bundle carries"
                : platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
