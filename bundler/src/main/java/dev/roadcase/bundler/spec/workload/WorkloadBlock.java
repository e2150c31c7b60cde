package dev.roadcase.bundler.spec.workload;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.node.workload.WorkloadPlan.Form;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.value.Choice;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads an item of {@code workloads}. */
public final class WorkloadBlock {
    /** What {@code parameters} may say. */
    private enum Fill {
        NONE
    }

    private final PathCheck paths;
    private final ParameterTexts texts;
    private final Map<String, Parameter> parameters;
    private final Consumer<String> manifests;
    private final Once once = new Once("the manifest");
    private final Once releases = new Once("the release");

    /**
     * @param texts with the names of all parameters, also of those whose declaration is wrong
     * @param parameters those whose declaration is right
     * @param manifests gets the path of each file in which parameters may stand
     */
    public WorkloadBlock(
            PathCheck paths, ParameterTexts texts, Map<String, Parameter> parameters, Consumer<String> manifests) {
        this.paths = paths;
        this.texts = texts;
        this.parameters = parameters;
        this.manifests = manifests;
    }

    /** Reads it. */
    public Optional<ListedWorkload> read(YamlNode node) {
        return node.peek("chart").isPresent() ? chart(node) : manifests(node);
    }

    private Optional<ListedWorkload> manifests(YamlNode node) {
        return node.map(List.of("manifests", "parameters", "when", "wait")).flatMap(map -> {
            Form form = filled(map) ? Form.FILLED : Form.PLAIN;
            Optional<String> path = map.required("manifests").flatMap(its -> manifest(its, form == Form.FILLED));
            Map<String, String> when = map.optional("when").map(this::when).orElse(Map.of());
            Optional<Wait> pause = map.optional("wait").flatMap(Wait::read);
            return node.attempt(() -> new Workload(path.orElseThrow(), form, when, pause));
        });
    }

    private static boolean filled(YamlMap map) {
        map.value("parameters", Choice.of(Fill.class));
        return !map.has("parameters");
    }

    private Optional<ListedWorkload> chart(YamlNode node) {
        return node.map(List.of("chart", "release", "namespace", "values", "parameters", "set", "when", "wait"))
                .flatMap(map -> {
                    Optional<ChartOrigin> chart = map.required("chart").flatMap(its -> its.parse(this::origin));
                    boolean filled = filled(map);
                    List<String> values = map.list("values", its -> values(its, filled));
                    Optional<String> release = map.required("release").flatMap(this::release);
                    String namespace = map.value("namespace", ChartWorkload::requireNamespace)
                            .orElse(ChartWorkload.USUAL_NAMESPACE);
                    Map<String, String> when =
                            map.optional("when").map(this::when).orElse(Map.of());
                    Optional<Wait> pause = map.optional("wait").flatMap(Wait::read);
                    Map<String, String> set = texts.pairs(map, "set");
                    return node.attempt(() -> new ChartWorkload(
                            chart.orElseThrow(), release.orElseThrow(), namespace, values, filled, set, when, pause));
                });
    }

    private ChartOrigin origin(String text) {
        ChartOrigin origin = ChartOrigin.parse(text);
        if (origin instanceof ChartOrigin.Local local) {
            paths.fileOrFolder(local.path());
        }
        return origin;
    }

    private Optional<String> values(YamlNode node, boolean filled) {
        Optional<String> path = node.parse(text -> paths.file(PathRule.requireRelative(text)));
        path.filter(its -> filled).ifPresent(manifests);
        return path;
    }

    private Optional<String> release(YamlNode node) {
        return node.parse(ChartWorkload::requireRelease).filter(name -> releases.meet(node, name));
    }

    private Optional<String> manifest(YamlNode node, boolean filled) {
        Optional<String> path =
                node.parse(text -> paths.file(PathRule.requireRelative(text))).filter(p -> once.meet(node, p));
        path.filter(its -> filled).ifPresent(manifests);
        return path;
    }

    private Map<String, String> when(YamlNode node) {
        Map<String, String> when = new LinkedHashMap<>();
        node.map()
                .ifPresent(map -> map.values().forEach((name, value) -> {
                    if (!texts.declared().contains(name)) {
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
