package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.value.Roles;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An image that prepare makes.
 *
 * @param reference has a tag and no digest
 * @param layers from the lowest to the highest
 */
public record BuiltImage(
        Reference reference, Base base, List<CopyLayer> layers, ImageSettings settings, Set<Role> roles)
        implements ImageSpec {
    static final List<String> KEYS = keys();

    public BuiltImage {
        if (reference.digest().isPresent()) {
            throw new IllegalArgumentException("an image that is built has no digest yet: " + reference);
        }
        layers = List.copyOf(layers);
        roles = Roles.sorted(roles);
    }

    @Override
    public Optional<Reference> name() {
        return Optional.of(reference);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("build", "pull", "from", "packages", "layers"));
        keys.addAll(ImageSettings.KEYS);
        keys.add("roles");
        return List.copyOf(keys);
    }

    static Optional<ImageSpec> read(YamlMap map, Optional<Reference> name, PathCheck paths) {
        Optional<Base> base = Base.read(map);
        List<CopyLayer> layers = map.list("layers", node -> CopyLayer.read(node, paths));
        ImageSettings settings = ImageSettings.read(map);
        Set<Role> roles = Roles.read(map);
        return map.node()
                .attempt(() -> new BuiltImage(name.orElseThrow(), base.orElseThrow(), layers, settings, roles));
    }
}
