package dev.roadcase.bundler.layout;

import dev.roadcase.agent.archive.entry.FormatVersion;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The root of a bundle: what is signed. */
final class IndexJson {
    private final BundleContents contents;
    private final List<Descriptor> members = new ArrayList<>();

    private IndexJson(BundleContents contents) {
        this.contents = contents;
    }

    /** Its bytes, given the entries that it vouches for beside the blobs. */
    static byte[] of(BundleContents contents, byte[] publicKey, byte[] dockerManifests) {
        return new IndexJson(contents).index(publicKey, dockerManifests).bytes();
    }

    private ImageIndex index(byte[] publicKey, byte[] dockerManifests) {
        add(contents.agent());
        for (int i = 0; i < contents.images().size(); i++) {
            members.add(member(contents.images().get(i), i));
        }
        contents.artifacts().forEach(this::add);
        return new ImageIndex(MediaType.OCI_INDEX, members, annotations(publicKey, dockerManifests));
    }

    private Map<String, String> annotations(byte[] publicKey, byte[] dockerManifests) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Annotation.FORMAT, FormatVersion.CURRENT.toString());
        annotations.put(Annotation.NAME, contents.name());
        annotations.put(Annotation.VERSION, contents.version());
        annotations.put(Annotation.PLATFORMS, platforms());
        annotations.put(Annotation.PUBLIC_KEY, Digest.of(publicKey).toString());
        annotations.put(Annotation.DOCKER_MANIFESTS, Digest.of(dockerManifests).toString());
        return annotations;
    }

    private String platforms() {
        return contents.platforms().isEmpty()
                ? "all"
                : contents.platforms().stream().map(Platform::toString).collect(Collectors.joining(","));
    }

    private static Descriptor member(PackedImage image, int order) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Annotation.REF_NAME, image.reference().toString());
        // What has this name is unpacked when containerd imports the bundle.
        image.manifest()
                .ifPresent(runs -> annotations.put(
                        Annotation.CONTAINERD_NAME, image.reference().toString()));
        annotations.put(Annotation.ROLES, roles(image.roles()));
        annotations.put(Annotation.ORDER, Integer.toString(order));
        annotations.putAll(image.root().annotations());
        return image.root().withAnnotations(annotations);
    }

    private void add(PackedArtifact artifact) {
        members.add(artifact.root().withAnnotations(Map.of(Annotation.ROLES, roles(artifact.roles()))));
    }

    private static String roles(Set<Role> roles) {
        return roles.stream().sorted().map(Role::toString).collect(Collectors.joining(","));
    }
}
