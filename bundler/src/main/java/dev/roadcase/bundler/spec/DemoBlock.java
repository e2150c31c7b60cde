package dev.roadcase.bundler.spec;

import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.spec.cluster.ClusterBlock;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.file.FileBlock;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.PathCheck;
import dev.roadcase.bundler.spec.image.ImageBlock;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.local.LocalBlock;
import dev.roadcase.bundler.spec.local.LocalRun;
import dev.roadcase.bundler.spec.local.Make;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.ParameterBlock;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.spec.show.Page;
import dev.roadcase.bundler.spec.show.ShowBlock;
import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.workload.ManifestText;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.workload.WorkloadBlock;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

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
            "files",
            "workloads",
            "pages",
            "checks",
            "make",
            "run");

    private final PathCheck paths;
    private final Set<String> declared;
    private final Consumer<String> manifests;

    private DemoBlock(PathCheck paths, Set<String> declared, Consumer<String> manifests) {
        this.paths = paths;
        this.declared = declared;
        this.manifests = manifests;
    }

    static Optional<Demo> in(DemoFolder folder, Unmade unmade, YamlNode root, Problems problems) {
        Set<String> declared = declared(root);
        return new DemoBlock(
                        PathCheck.in(folder, unmade),
                        declared,
                        manifest -> {
                            if (!unmade.lacks(folder, manifest)) {
                                ManifestText.check(folder, manifest, declared, problems);
                            }
                        })
                .read(root);
    }

    static Optional<Demo> alone(YamlNode root) {
        return new DemoBlock(PathCheck.NONE, declared(root), manifest -> {}).read(root);
    }

    /** Also those whose declaration is wrong, so that one mistake is not told as many. */
    private static Set<String> declared(YamlNode root) {
        Set<String> names = new HashSet<>(Parameter.BUILT_IN);
        root.peek("parameters").map(YamlNode::peekKeys).ifPresent(names::addAll);
        return names;
    }

    private Optional<Demo> read(YamlNode root) {
        return root.map(KEYS).flatMap(map -> read(root, map));
    }

    private Optional<Demo> read(YamlNode root, YamlMap map) {
        map.required("apiVersion").ifPresent(node -> node.parse(DemoBlock::requireApi));
        Optional<String> name = map.required("name").flatMap(node -> node.parse(Demo::requireName));
        Optional<String> version = map.required("version").flatMap(node -> node.parse(Demo::requireVersion));
        Optional<String> description = map.optional("description").flatMap(node -> node.parse(PrintableText::require));
        List<Platform> platforms = platforms(map);
        Map<String, Parameter> parameters =
                map.optional("parameters").map(ParameterBlock::readAll).orElse(Map.of());
        Optional<ClusterSpec> cluster = map.optional("cluster").flatMap(ClusterBlock::read);
        List<ImageSpec> images = list(map, "images", new ImageBlock(paths)::read);
        List<FileSpec> files = list(map, "files", new FileBlock(paths)::read);
        List<Workload> workloads =
                list(map, "workloads", new WorkloadBlock(paths, declared, parameters, manifests)::read);
        ShowBlock show = new ShowBlock(declared);
        List<Page> pages = list(map, "pages", show::page);
        List<Check> checks = list(map, "checks", show::check);
        Optional<Make> make = map.optional("make").flatMap(LocalBlock::make);
        Optional<LocalRun> run = map.optional("run").flatMap(LocalBlock::run);
        return root.attempt(() -> new Demo(
                name.orElseThrow(),
                version.orElseThrow(),
                description.orElse(""),
                platforms,
                parameters,
                cluster,
                images,
                files,
                workloads,
                pages,
                checks,
                make,
                run));
    }

    private static String requireApi(String version) {
        if (!version.equals(Demo.API_VERSION)) {
            throw new IllegalArgumentException(
                    "this program reads apiVersion " + Demo.API_VERSION + ", not " + Excerpt.of(version));
        }
        return version;
    }

    private static List<Platform> platforms(YamlMap map) {
        Once once = new Once("the platform");
        return map.optional("platforms")
                .map(list -> list.someOf(item -> item.parse(Platform::parse).filter(p -> once.meet(item, p))))
                .filter(platforms -> !platforms.isEmpty())
                .orElse(List.of(Platform.LINUX_AMD64));
    }

    private static <T> List<T> list(YamlMap map, String key, Function<YamlNode, Optional<T>> reader) {
        return map.optional(key).map(list -> list.list(reader)).orElse(List.of());
    }
}
