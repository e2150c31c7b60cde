package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the packages of one built image from a lock. */
final class PackagesReader {
    private final YamlNode node;

    PackagesReader(YamlNode node) {
        this.node = node;
    }

    void putInto(Map<BuildTarget, LockedPackages> packages) {
        node.map(List.of("image", "platform", "snapshot", "asked", "packages")).ifPresent(map -> {
            Optional<BuildTarget> target = target(map);
            Optional<LockedPackages> locked = locked(map);
            if (target.isPresent() && locked.isPresent()) {
                LockReader.putOnce(node, packages, target.get(), locked.get());
            }
        });
    }

    private static Optional<BuildTarget> target(YamlMap map) {
        Optional<Reference> image = LockReader.value(map, "image", Reference::parse);
        Optional<Platform> platform = LockReader.value(map, "platform", Platform::parse);
        return image.flatMap(i -> platform.map(p -> new BuildTarget(i, p)));
    }

    private Optional<LockedPackages> locked(YamlMap map) {
        Optional<String> snapshot = text(map, "snapshot");
        List<String> asked = LockReader.texts(map, "asked");
        Optional<List<LockedPackage>> chosen =
                map.required("packages").map(list -> list.list(PackagesReader::onePackage));
        return node.attempt(
                () -> new LockedPackages(snapshot.orElseThrow(), new TreeSet<>(asked), chosen.orElseThrow()));
    }

    private static Optional<LockedPackage> onePackage(YamlNode node) {
        return node.map(List.of("name", "version", "architecture", "path", "size", "sha256"))
                .flatMap(map -> onePackage(node, map));
    }

    private static Optional<LockedPackage> onePackage(YamlNode node, YamlMap map) {
        Optional<String> name = text(map, "name");
        Optional<String> version = text(map, "version");
        Optional<String> architecture = text(map, "architecture");
        Optional<String> path = text(map, "path");
        Optional<Long> size = LockReader.size(map);
        Optional<Digest> sha256 = LockReader.value(map, "sha256", Digest::parse);
        return node.attempt(() -> new LockedPackage(
                name.orElseThrow(),
                version.orElseThrow(),
                architecture.orElseThrow(),
                path.orElseThrow(),
                sha256.orElseThrow(),
                size.orElseThrow()));
    }

    private static Optional<String> text(YamlMap map, String key) {
        return LockReader.value(map, key, Function.identity());
    }
}
