package dev.roadcase.bundler.spec.file;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.file.FileOrigin.FolderOrigin;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.value.Roles;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an item of {@code files}. */
public final class FileBlock {
    private static final List<String> KEYS =
            List.of("url", "sha256", "source", "unpack", "path", "mode", "owner", "roles");
    private static final String IN_BUNDLE = "the bundle alone";

    private final PathCheck paths;
    private final Once once = new Once("the path");
    private final Map<URI, Digest> sums = new HashMap<>();

    public FileBlock(PathCheck paths) {
        this.paths = paths;
    }

    /** Reads it. */
    public Optional<FileSpec> read(YamlNode node) {
        return node.map(KEYS).flatMap(map -> read(node, map));
    }

    private Optional<FileSpec> read(YamlNode node, YamlMap map) {
        Optional<FileOrigin> source = source(node, map);
        Optional<String> unpack = map.optional("unpack").flatMap(u -> u.parse(PathRule::requireRelative));
        Optional<String> path = map.required("path").flatMap(p -> p.parse(FileSpec::requirePath));
        int mode =
                map.optional("mode").flatMap(m -> m.parse(FileSpec::parseMode)).orElse(FileSpec.USUAL_MODE);
        Owner owner = map.optional("owner").flatMap(o -> o.parse(Owner::parse)).orElse(Owner.ROOT);
        Set<Role> roles = Roles.read(map);
        path.ifPresent(p -> meetOnEach(map, p, roles));
        return node.attempt(() -> new FileSpec(source.orElseThrow(), unpack, path.orElseThrow(), mode, owner, roles));
    }

    /** Machines of different roles may have different files at the same path. */
    private void meetOnEach(YamlMap map, String path, Set<Role> roles) {
        map.optional("path").ifPresent(node -> {
            if (roles.isEmpty()) {
                once.meet(node, path + " in " + IN_BUNDLE);
            }
            roles.forEach(role -> once.meet(node, path + " on " + role));
        });
    }

    private Optional<FileOrigin> source(YamlNode node, YamlMap map) {
        if (map.has("url") == map.has("source")) {
            node.problem("a file has either a \"url\" or a \"source\"");
            return Optional.empty();
        }
        if (map.has("source") && map.has("sha256")) {
            map.key("sha256").problem("\"sha256\" needs a \"url\"");
        }
        return map.has("url") ? fromUrl(map) : fromFolder(map);
    }

    private Optional<FileOrigin> fromFolder(YamlMap map) {
        return map.optional("source").flatMap(s -> s.parse(paths::file)).map(FolderOrigin::new);
    }

    private Optional<FileOrigin> fromUrl(YamlMap map) {
        Optional<URI> url = map.optional("url").flatMap(u -> u.parse(UrlOrigin::parse));
        Optional<Digest> sha256 = map.optional("sha256").flatMap(s -> s.parse(FileBlock::parseSum));
        url.ifPresent(u -> sha256.ifPresent(sum -> requireSame(map, u, sum)));
        return url.map(u -> new UrlOrigin(u, sha256));
    }

    private void requireSame(YamlMap map, URI url, Digest sum) {
        Digest before = sums.putIfAbsent(url, sum);
        if (before != null && !before.equals(sum)) {
            map.key("sha256").problem("the same url has another \"sha256\" above");
        }
    }

    private static Digest parseSum(String text) {
        return text.startsWith("sha256:") ? Digest.parse(text) : new Digest(text);
    }
}
