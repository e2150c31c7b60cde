package dev.roadcase.bundler.output;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.BundleContents;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.layout.Placement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Contents of small bundles whose blobs are texts. */
final class TestContents {
    static final byte[] CONFIG = "{\"os\":\"linux\",\"architecture\":\"amd64\"}".getBytes(StandardCharsets.US_ASCII);

    private TestContents() {}

    /** One image of one layer, whose bytes are given by {@code content} whatever the descriptor says. */
    static BundleContents of(Descriptor layer, Content content) {
        return of(List.of(new Blob(layer, Placement.LAYER, content, "the test")));
    }

    /** One image of these layers. */
    static BundleContents of(List<Blob> layers) {
        ImageManifest manifest = new ImageManifest(
                MediaType.OCI_MANIFEST,
                Optional.empty(),
                Descriptor.of(MediaType.OCI_CONFIG, CONFIG),
                layers.stream().map(Blob::descriptor).toList(),
                Map.of());
        Descriptor root = Descriptor.of(MediaType.OCI_MANIFEST, manifest.bytes());
        List<Blob> blobs = new ArrayList<>(layers);
        blobs.add(Blob.document(root, manifest.bytes(), "the test"));
        blobs.add(Blob.document(manifest.config(), CONFIG, "the test"));
        PackedImage image = new PackedImage(
                Reference.parse("acme/api:2.3"),
                root,
                Optional.of(manifest),
                Set.of(Role.NODE),
                blobs,
                List.of(),
                List.of());
        return new BundleContents("test", "1.0", List.of(Platform.LINUX_AMD64), List.of(image), agent(), List.of());
    }

    static BundleContents of(String layer) {
        byte[] bytes = layer.getBytes(StandardCharsets.UTF_8);
        return of(Descriptor.of(MediaType.OCI_LAYER_GZIP, bytes), Content.of(bytes));
    }

    private static PackedArtifact agent() {
        byte[] bytes = "an agent".getBytes(StandardCharsets.US_ASCII);
        Descriptor descriptor = Descriptor.of(MediaType.AGENT, bytes);
        Blob blob = new Blob(descriptor, Placement.AGENT, Content.of(bytes), "the test");
        return new PackedArtifact(MediaType.AGENT, Set.of(Role.NODE), List.of(blob));
    }
}
