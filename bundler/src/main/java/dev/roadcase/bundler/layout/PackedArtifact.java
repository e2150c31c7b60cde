package dev.roadcase.bundler.layout;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file, the demo or the agent, as an OCI artifact (OCI image spec, "Guidelines for Artifact Usage").
 *
 * @param type its artifact type
 * @param layers its contents, whose descriptors carry the annotations
 */
public record PackedArtifact(String type, Set<Role> roles, List<Blob> layers) {
    public PackedArtifact {
        roles = Set.copyOf(roles);
        layers = List.copyOf(layers);
    }

    ImageManifest manifest() {
        return ImageManifest.artifact(
                type, layers.stream().map(Blob::descriptor).toList());
    }

    Descriptor root() {
        return Descriptor.of(MediaType.OCI_MANIFEST, manifest().bytes()).withArtifactType(type);
    }

    /** All that is carried of it. */
    public List<Blob> blobs() {
        byte[] empty = ImageManifest.emptyConfig();
        List<Blob> blobs = new ArrayList<>();
        blobs.add(Blob.document(root(), manifest().bytes(), type));
        blobs.add(Blob.document(Descriptor.of(MediaType.OCI_EMPTY, empty), empty, type));
        blobs.addAll(layers);
        return blobs;
    }
}
