package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.value.Roles;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an item of {@code images}. */
public final class ImageBlock {
    private static final List<String> PULL_KEYS = List.of("pull", "build", "roles", "referrers", "verify");

    private final Once once = new Once("the image");
    private final PathCheck paths;

    public ImageBlock(PathCheck paths) {
        this.paths = paths;
    }

    /** Reads it. */
    public Optional<ImageSpec> read(YamlNode node) {
        if (node.isScalar()) {
            return once.value(Optional.of(node), Reference::parse)
                    .map(reference -> new PulledImage(reference, Roles.USUAL));
        }
        if (node.peek("local").isPresent()) {
            return local(node);
        }
        if (node.peek("archive").isPresent()) {
            return archive(node);
        }
        return node.peek("build").isPresent() ? built(node) : pulled(node);
    }

    private Optional<ImageSpec> local(YamlNode node) {
        return node.map(List.of("local", "roles")).flatMap(map -> {
            Set<Role> roles = Roles.read(map);
            return name(map, "local").map(reference -> new LocalImage(reference, roles));
        });
    }

    private Optional<ImageSpec> archive(YamlNode node) {
        return node.map(List.of("archive", "name", "roles")).flatMap(map -> {
            Set<Role> roles = Roles.read(map);
            Optional<Reference> name = name(map, "name");
            return map.value("archive", text -> paths.fileOrFolder(PathRule.requireRelative(text)))
                    .map(path -> new ArchiveImage(path, name, roles));
        });
    }

    private Optional<ImageSpec> pulled(YamlNode node) {
        return node.map(PULL_KEYS).flatMap(map -> {
            if (!map.has("pull")) {
                node.problem("one of the keys \"pull\", \"build\", \"local\" and \"archive\" is missing");
            }
            Set<Role> roles = Roles.read(map);
            Provenance provenance = Provenance.read(map, paths);
            return name(map, "pull").map(reference -> new PulledImage(reference, roles, provenance));
        });
    }

    private Optional<ImageSpec> built(YamlNode node) {
        return node.map(BuiltImage.KEYS).flatMap(map -> {
            if (map.has("pull")) {
                map.key("pull").problem("an image is either pulled or built");
            }
            return BuiltImage.read(map, name(map, "build"), paths);
        });
    }

    private Optional<Reference> name(YamlMap map, String key) {
        return once.value(map.optional(key), Reference::parse);
    }
}
