package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.file.CarriedUrl;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link LockText} writes, and nothing else. */
final class LockReader {
    private final Problems problems;
    private final YamlReader reader;

    LockReader(Problems problems, int largest) {
        this.problems = problems;
        reader = new YamlReader(problems, largest);
    }

    /** The lock, or as much of it as could be read; then problems say what was not. */
    Lock read(YamlText text) {
        return reader.document(text)
                .flatMap(root -> root.map(List.of("lockVersion", "images", "files", "packages")))
                .map(this::lock)
                .orElse(Lock.EMPTY);
    }

    private Lock lock(YamlMap root) {
        root.required("lockVersion").ifPresent(LockReader::requireVersion);
        Map<Reference, LockedImage> images = new HashMap<>();
        Map<URI, LockedFile> files = new HashMap<>();
        Map<BuildTarget, LockedPackages> packages = new HashMap<>();
        items(root, "images").forEach(node -> new ImageReader(node).putInto(images));
        items(root, "files").forEach(node -> file(node, files));
        items(root, "packages").forEach(node -> new PackagesReader(node).putInto(packages));
        return problems.isEmpty() ? new Lock(images, files, packages) : Lock.EMPTY;
    }

    private static void requireVersion(YamlNode version) {
        version.parse(text -> {
            if (!text.equals("1")) {
                throw new IllegalArgumentException("a lock of another version than 1");
            }
            return text;
        });
    }

    private static List<YamlNode> items(YamlMap root, String key) {
        return root.required(key).map(YamlNode::items).orElse(List.of());
    }

    private static void file(YamlNode node, Map<URI, LockedFile> files) {
        node.map(List.of("url", "sha256", "size")).ifPresent(map -> {
            Optional<URI> url = value(map, "url", UrlOrigin::parse);
            Optional<Digest> sha256 = value(map, "sha256", Digest::parse);
            Optional<Long> size = size(map);
            node.attempt(() -> new LockedFile(sha256.orElseThrow(), size.orElseThrow()))
                    .ifPresent(file -> url.ifPresent(address -> putOnce(node, files, CarriedUrl.of(address), file)));
        });
    }

    static List<String> texts(YamlMap map, String key) {
        return map.required(key).map(list -> list.list(YamlNode::text)).orElse(List.of());
    }

    static <T> Optional<T> value(YamlMap map, String key, Function<String, T> parser) {
        return map.required(key).flatMap(node -> node.parse(parser));
    }

    static Optional<Long> size(YamlMap map) {
        return map.required("size").flatMap(node -> node.whole(0, Long.MAX_VALUE));
    }

    static <K, V> void putOnce(YamlNode node, Map<K, V> entries, K key, V value) {
        if (entries.putIfAbsent(key, value) != null) {
            node.problem(key + " stands twice");
        }
    }
}
