package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.local.LocalUse;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.ParameterBlock;
import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.show.Page;
import dev.roadcase.bundler.spec.show.Show;
import dev.roadcase.bundler.spec.step.DemoStep;
import dev.roadcase.bundler.spec.step.StepBlock;
import dev.roadcase.bundler.spec.step.StepScope;
import dev.roadcase.bundler.spec.workload.ManifestText;
import dev.roadcase.bundler.spec.workload.WorkloadBlock;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the whole of demo.yaml, block by block. */
final class DemoBlock {
    private static final List<String> KEYS = List.of(
            "apiVersion",
            "name",
            "version",
            "description",
            "platforms",
            "parameters",
            "cluster",
            "images",
            "referrers",
            "ignoreImages",
            "files",
            "workloads",
            "pages",
            "checks",
            "steps",
            "make",
            "run");

    private final PathCheck paths;
    private final Set<String> declared;
    private final BiConsumer<String, Set<String>> manifests;

    private DemoBlock(PathCheck paths, Set<String> declared, BiConsumer<String, Set<String>> manifests) {
        this.paths = paths;
        this.declared = declared;
        this.manifests = manifests;
    }

    static Optional<Demo> in(DemoFolder folder, Unmade unmade, YamlNode root, Problems problems) {
        Set<String> declared = declared(root);
        Set<List<?>> met = new HashSet<>();
        return new DemoBlock(PathCheck.in(folder, unmade), declared, (manifest, names) -> {
                    if (met.add(List.of(manifest, names)) && !unmade.lacks(folder, manifest)) {
                        ManifestText.check(folder, manifest, union(declared, names), problems);
                    }
                })
                .read(root);
    }

    private static Set<String> union(Set<String> declared, Set<String> more) {
        Set<String> all = new HashSet<>(declared);
        all.addAll(more);
        return all;
    }

    static Optional<Demo> alone(YamlNode root) {
        return new DemoBlock(PathCheck.NONE, declared(root), (manifest, names) -> {}).read(root);
    }

    /** Includes parameters whose declaration is wrong, so that one mistake is reported once. */
    private static Set<String> declared(YamlNode root) {
        Set<String> names = new HashSet<>(Parameter.BUILT_IN);
        root.peek("parameters").map(YamlNode::peekKeys).ifPresent(names::addAll);
        return names;
    }

    private Optional<Demo> read(YamlNode root) {
        return root.map(KEYS).flatMap(this::read);
    }

    private Optional<Demo> read(YamlMap map) {
        map.required("apiVersion").ifPresent(node -> node.parse(DemoBlock::requireApi));
        Optional<About> about = About.read(map);
        Map<String, Parameter> parameters =
                map.optional("parameters").map(ParameterBlock::readAll).orElse(Map.of());
        Optional<ClusterSpec> cluster = map.optional("cluster").flatMap(ClusterSpec::read);
        Carried carried = Carried.read(map, paths);
        ParameterTexts texts = new ParameterTexts(declared);
        WorkloadBlock workloads =
                new WorkloadBlock(paths, texts, parameters, manifest -> manifests.accept(manifest, Set.of()));
        Show show = Show.read(map, workloads, texts);
        List<String> pages = show.pages().stream().map(Page::name).toList();
        StepScope scope = new StepScope(paths, texts, manifests, pages, carried.built(), cluster);
        List<DemoStep> steps = map.list("steps", new StepBlock(scope)::read);
        LocalUse local = LocalUse.read(map);
        return about.map(its -> new Demo(its, parameters, cluster, carried, show, steps, local));
    }

    private static String requireApi(String version) {
        if (!version.equals(Demo.API_VERSION)) {
            throw new IllegalArgumentException(
                    "this program reads apiVersion " + Demo.API_VERSION + ", not " + Excerpt.of(version));
        }
        return version;
    }
}
