package dev.roadcase.bundler.spec.workload;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads an item of {@code workloads}. */
public final class WorkloadBlock {
    private final PathCheck paths;
    private final Set<String> declared;
    private final Map<String, Parameter> parameters;
    private final Consumer<String> manifests;
    private final Once once = new Once("the manifest");

    /**
     * @param declared names of all parameters, also of those whose declaration is wrong
     * @param parameters those whose declaration is right
     */
    public WorkloadBlock(
            PathCheck paths, Set<String> declared, Map<String, Parameter> parameters, Consumer<String> manifests) {
        this.paths = paths;
        this.declared = declared;
        this.parameters = parameters;
        this.manifests = manifests;
    }

    /** Reads it. */
    public Optional<Workload> read(YamlNode node) {
        return node.map(List.of("manifests", "when", "wait")).flatMap(map -> {
            Optional<String> path = map.required("manifests").flatMap(this::manifest);
            Map<String, String> when = map.optional("when").map(this::when).orElse(Map.of());
            Optional<Wait> pause = map.optional("wait").flatMap(Wait::read);
            return node.attempt(() -> new Workload(path.orElseThrow(), when, pause));
        });
    }

    private Optional<String> manifest(YamlNode node) {
        Optional<String> path =
                node.parse(text -> paths.file(PathRule.requireRelative(text))).filter(p -> once.meet(node, p));
        path.ifPresent(manifests);
        return path;
    }

    private Map<String, String> when(YamlNode node) {
        Map<String, String> when = new LinkedHashMap<>();
        node.map()
                .ifPresent(map -> map.values().forEach((name, value) -> {
                    if (!declared.contains(name)) {
                        map.key(name).problem(Excerpt.of(name) + " is not declared under parameters");
                    }
                    value.parse(text -> accepted(name, text)).ifPresent(text -> when.put(name, text));
                }));
        return when;
    }

    private String accepted(String name, String value) {
        Parameter parameter = parameters.get(name);
        if (parameter != null && parameter.sensitive()) {
            throw new IllegalArgumentException(name + " is sensitive: a bundle would carry its value");
        }
        return parameter == null ? value : parameter.accept(value);
    }
}
