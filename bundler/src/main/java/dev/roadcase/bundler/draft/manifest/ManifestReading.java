package dev.roadcase.bundler.draft.manifest;

import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.format.Placeholders.Segment;
import dev.roadcase.agent.manifest.Marks;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import dev.roadcase.bundler.spec.yaml.YamlReader;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a manifest as it is. If it is YAML only once something is filled in for each <code>${NAME}</code>, those are meant
 * for parameters.
 */
final class ManifestReading {
    private ManifestReading() {}

    /** What could be read; a file that is no YAML either way is a problem. */
    static FoundManifest of(Path file, String name, String text, Problems problems) {
        Problems asItIs = new Problems();
        List<YamlNode> objects = objects(name, text, asItIs);
        if (asItIs.isEmpty()) {
            return new FoundManifest(file, name, text, List.of(), objects);
        }
        List<String> names = names(text);
        String filled = names.isEmpty() ? text : Marks.notIn(text).put(text);
        return new FoundManifest(file, name, text, names, objects(name, filled, problems));
    }

    private static List<YamlNode> objects(String name, String text, Problems problems) {
        List<YamlNode> objects = new ArrayList<>();
        new YamlReader(problems, text.length()).documents(new YamlText(name, Template.forYaml(text)), objects::add);
        return objects;
    }

    private static List<String> names(String text) {
        List<Segment> parts = Placeholders.in(text);
        return parts.stream().anyMatch(Segment.Broken.class::isInstance)
                ? List.of()
                : parts.stream()
                        .filter(Segment.Named.class::isInstance)
                        .map(part -> ((Segment.Named) part).name())
                        .distinct()
                        .toList();
    }
}
