package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.file.FileAttributes;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a bundle carries for its user: images, files, the demo, the agent. */
public final class Contents {
    private final Bundle bundle;

    public Contents(Bundle bundle) {
        this.bundle = bundle;
    }

    /** All images, in the order of demo.yaml. */
    public List<BundledImage> images() {
        return named().stream().filter(image -> image.subject().isEmpty()).toList();
    }

    /** What belongs to images: signatures, attestations, SBOMs. No machine loads it. */
    public List<BundledImage> referrers() {
        return named().stream().filter(image -> image.subject().isPresent()).toList();
    }

    /** All that a registry serves by a name: the images, and what belongs to them. */
    public List<BundledImage> named() {
        return bundle.index().manifests().stream()
                .filter(member -> member.artifactType().isEmpty())
                .map(member -> reading(member, this::image))
                .toList();
    }

    /** The images that machines of any of these roles load, in the order of demo.yaml. */
    public List<BundledImage> images(Collection<Role> roles) {
        return images().stream()
                .filter(image -> !Collections.disjoint(image.roles(), roles))
                .toList();
    }

    /** The image of this name; a digest alone finds it too. */
    public Optional<BundledImage> image(Reference reference) {
        return named().stream().filter(image -> answers(image, reference)).findFirst();
    }

    /** All files, in the order of demo.yaml. */
    public List<BundledFile> files() {
        return artifacts(MediaType.FILE)
                .map(member -> reading(member, this::file))
                .toList();
    }

    /** The layers of the demo's artifact: demo.yaml, its lock, its manifests, each with its title. */
    public List<Descriptor> demo() {
        return artifacts(MediaType.DEMO)
                .flatMap(member -> artifact(member).layers().stream())
                .toList();
    }

    /** The document of the demo that has this title. */
    public Optional<Descriptor> demo(String title) {
        return demo().stream()
                .filter(layer ->
                        layer.annotation(Annotation.TITLE).filter(title::equals).isPresent())
                .findFirst();
    }

    /** The agent's archive, the first blob. */
    public Descriptor agent() {
        return artifacts(MediaType.AGENT)
                .findFirst()
                .map(member -> artifact(member).layers().get(0))
                .orElseThrow(() -> Problem.notAuthentic(bundle.file() + " carries no agent"));
    }

    private Stream<Descriptor> artifacts(String type) {
        return bundle.index().manifests().stream()
                .filter(member -> member.artifactType().equals(Optional.of(type)));
    }

    private BundledImage image(Descriptor member) {
        return new BundledImage(Reference.parse(required(member, Annotation.REF_NAME)), member, roles(member));
    }

    private BundledFile file(Descriptor member) {
        Descriptor layer = artifact(member).layers().get(0);
        return new BundledFile(
                required(layer, Annotation.PATH),
                required(layer, Annotation.SOURCE),
                content(layer),
                FileAttributes.parse(required(layer, Annotation.OWNER), required(layer, Annotation.MODE)),
                roles(member),
                layer);
    }

    /** The file itself, which its layer may carry in another form. */
    private static Descriptor content(Descriptor layer) {
        return Descriptor.of(
                MediaType.FILE,
                layer.annotation(Annotation.CONTENT_DIGEST).map(Digest::parse).orElse(layer.digest()),
                layer.annotation(Annotation.CONTENT_SIZE).map(Long::parseLong).orElse(layer.size()));
    }

    private ImageManifest artifact(Descriptor member) {
        if (bundle.manifest(member) instanceof ImageManifest manifest
                && !manifest.layers().isEmpty()) {
            return manifest;
        }
        throw Problem.notAuthentic(bundle.file() + ": artifact " + member.digest() + " has no layers");
    }

    private static boolean answers(BundledImage image, Reference wanted) {
        boolean sameName = image.reference().name().equals(wanted.name());
        boolean sameTag =
                wanted.tag().isEmpty() || wanted.tag().equals(image.reference().tag());
        boolean sameDigest = wanted.digest().isEmpty()
                || wanted.digest().get().equals(image.descriptor().digest());
        return sameName && sameTag && sameDigest;
    }

    private static Set<Role> roles(Descriptor member) {
        return member.annotation(Annotation.ROLES).stream()
                .flatMap(words -> Arrays.stream(words.split(",")))
                .filter(word -> !word.isEmpty())
                .map(Role::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String required(Descriptor descriptor, String key) {
        return descriptor.annotation(key).orElseThrow(() -> new IllegalArgumentException("has no annotation " + key));
    }

    private <T> T reading(Descriptor member, Function<Descriptor, T> reader) {
        try {
            return reader.apply(member);
        } catch (IllegalArgumentException e) {
            throw Problem.notAuthentic(bundle.file() + ": " + member.digest() + " in index.json: " + e.getMessage());
        }
    }
}
