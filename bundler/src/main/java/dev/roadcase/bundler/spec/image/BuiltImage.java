package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.value.Roles;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An image that prepare makes.
 *
 * @param reference has a tag and no digest
 * @param layers from the lowest to the highest
 * @param live whether it is built at the show, from what the bundle carries, and not by prepare
 */
public record BuiltImage(
        Reference reference, Base base, List<CopyLayer> layers, ImageSettings settings, Set<Role> roles, boolean live)
        implements ImageSpec {
    static final List<String> KEYS = keys();

    public BuiltImage {
        if (reference.digest().isPresent()) {
            throw new IllegalArgumentException("an image that is built has no digest yet: " + reference);
        }
        layers = List.copyOf(layers);
        roles = Roles.sorted(roles);
    }

    /** Whether this is another version of the same image: it stands in the same repository, on the same base. */
    public boolean isVersionOf(BuiltImage other) {
        return reference.name().equals(other.reference().name()) && base.equals(other.base());
    }

    /** The same image under another name. */
    public BuiltImage named(Reference other) {
        return new BuiltImage(other, base, layers, settings, roles, live);
    }

    @Override
    public Optional<Reference> name() {
        return Optional.of(reference);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("build", "pull", "from", "packages", "essential", "layers"));
        keys.addAll(ImageSettings.KEYS);
        keys.add("roles");
        keys.add("live");
        return List.copyOf(keys);
    }

    static Optional<ImageSpec> read(YamlMap map, Optional<Reference> name, PathCheck paths) {
        Optional<Base> base = Base.read(map);
        List<CopyLayer> layers = map.list("layers", node -> CopyLayer.read(node, paths));
        ImageSettings settings = ImageSettings.read(map);
        Set<Role> roles = Roles.read(map);
        boolean live = map.optional("live").flatMap(YamlNode::truth).orElse(false);
        return map.node()
                .attempt(() -> new BuiltImage(name.orElseThrow(), base.orElseThrow(), layers, settings, roles, live));
    }
}
