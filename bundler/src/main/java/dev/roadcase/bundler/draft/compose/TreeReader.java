package dev.roadcase.bundler.draft.compose;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Compose files within limits. Several documents of one file are laid over each other, as Docker does; merge keys
 * ({@code <<}) are followed.
 */
final class TreeReader {
    private static final String MERGE = "<<";
    private static final int MOST_NODES = 200_000;
    private static final int DEEPEST = 100;

    private final Problems problems = new Problems();
    private int nodes;

    private TreeReader() {}

    /**
     * Reads a file.
     *
     * @throws Problem bad input, with a line for each mistake
     */
    static Tree read(Path file) {
        TreeReader reader = new TreeReader();
        List<Tree> documents = new ArrayList<>();
        YamlText.decode(file.toString(), bytes(file), YamlText.LARGEST, reader.problems)
                .ifPresent(text -> new YamlReader(reader.problems, YamlText.LARGEST)
                        .documents(text, node -> documents.add(reader.tree(node, 0))));
        reader.problems.throwIfAny();
        return documents.stream().reduce(Tree.NOTHING, Overlay::of);
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlText.LARGEST + 1);
        } catch (IOException e) {
            throw Problem.badInput("cannot read " + file + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Tree tree(YamlNode node, int depth) {
        nodes++;
        if (nodes > MOST_NODES || depth > DEEPEST) {
            node.problem("aliases make this file too large");
            problems.throwIfAny();
        }
        if (node.isNull()) {
            return Tree.NOTHING;
        }
        if (node.isScalar()) {
            return new Tree.Leaf(node.text().orElse(""));
        }
        return node.isMap() ? fields(node, depth) : list(node, depth);
    }

    private Tree list(YamlNode node, int depth) {
        return new Tree.Sequence(
                node.items().stream().map(item -> tree(item, depth + 1)).toList());
    }

    private Tree fields(YamlNode node, int depth) {
        Map<String, Tree> own = new LinkedHashMap<>();
        Map<String, Tree> merged = new LinkedHashMap<>();
        node.map().map(YamlMap::values).orElse(Map.of()).forEach((key, value) -> {
            if (key.equals(MERGE)) {
                merged(value, depth).forEach(merged::putIfAbsent);
            } else {
                own.put(key, tree(value, depth + 1));
            }
        });
        own.forEach(merged::put);
        return new Tree.Mapping(merged);
    }

    /** One mapping, or several, of which the first wins (YAML 1.1, "Merge Key Language-Independent Type"). */
    private Map<String, Tree> merged(YamlNode value, int depth) {
        Map<String, Tree> merged = new LinkedHashMap<>();
        Tree tree = tree(value, depth + 1);
        List<Tree> parts = tree instanceof Tree.Sequence list ? list.items() : List.of(tree);
        parts.forEach(part -> part.entries().forEach(merged::putIfAbsent));
        return merged;
    }
}
