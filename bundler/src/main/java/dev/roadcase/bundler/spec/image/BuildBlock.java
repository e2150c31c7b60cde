package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.value.Roles;
import dev.roadcase.bundler.spec.value.Variables;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an image that is built. */
final class BuildBlock {
    static final List<String> KEYS = List.of(
            "build",
            "pull",
            "from",
            "packages",
            "layers",
            "entrypoint",
            "command",
            "env",
            "ports",
            "user",
            "workdir",
            "roles");

    private final PathCheck paths;

    BuildBlock(PathCheck paths) {
        this.paths = paths;
    }

    Optional<ImageSpec> read(YamlNode node, YamlMap map, Optional<Reference> name) {
        Optional<Base> base = BaseBlock.read(map);
        List<CopyLayer> layers =
                map.optional("layers").map(list -> list.list(this::layer)).orElse(List.of());
        List<String> entrypoint = map.texts("entrypoint");
        List<String> command = map.texts("command");
        Map<String, String> env = Variables.read(map);
        List<Port> ports = ports(map);
        Optional<String> user = map.optional("user").flatMap(u -> u.parse(BuiltImage::requireUser));
        Optional<String> workdir = map.optional("workdir").flatMap(w -> w.parse(PathRule::requireAbsolute));
        Set<Role> roles = Roles.read(map);
        return node.attempt(() -> new BuiltImage(
                name.orElseThrow(), base.orElseThrow(), layers, entrypoint, command, env, ports, user, workdir, roles));
    }

    private Optional<CopyLayer> layer(YamlNode node) {
        return node.map(List.of("copy", "to")).flatMap(map -> {
            Optional<String> copy = map.required("copy").flatMap(c -> c.parse(paths::fileOrFolder));
            Optional<String> to = map.required("to").flatMap(t -> t.parse(CopyLayer::requireTo));
            return node.attempt(() -> new CopyLayer(copy.orElseThrow(), to.orElseThrow()));
        });
    }

    private static List<Port> ports(YamlMap map) {
        Once once = new Once("the port");
        return map.optional("ports")
                .map(list -> list.list(item -> item.parse(Port::parse).filter(port -> once.meet(item, port))))
                .orElse(List.of());
    }
}
