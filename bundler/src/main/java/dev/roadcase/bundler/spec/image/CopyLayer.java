package dev.roadcase.bundler.spec.image;

import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * One layer of a built image: a file or a folder of the demo, with all below it.
 *
 * @param copy path in the demo's folder, with {@code /} between names
 * @param to absolute path in the image. The content of a folder goes below it. A file gets this path; if the path ends
 *     in {@code /}, the file goes below it
 */
public record CopyLayer(String copy, String to) {
    public CopyLayer {
        PathRule.requireRelative(copy);
        requireTo(to);
    }

    private static String requireTo(String to) {
        PathRule.requireAbsolute(to.length() > 1 && to.endsWith("/") ? to.substring(0, to.length() - 1) : to);
        return to;
    }

    static Optional<CopyLayer> read(YamlNode node, PathCheck paths) {
        return node.map(List.of("copy", "to")).flatMap(map -> {
            Optional<String> copy = map.required("copy").flatMap(path -> path.parse(paths::fileOrFolder));
            Optional<String> to = map.required("to").flatMap(path -> path.parse(CopyLayer::requireTo));
            return node.attempt(() -> new CopyLayer(copy.orElseThrow(), to.orElseThrow()));
        });
    }
}
