package dev.roadcase.bundler.spec.show;

import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.workload.ChartWorkload;
import dev.roadcase.bundler.spec.workload.ListedWorkload;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.workload.WorkloadBlock;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a demo shows. All lists are in the order of demo.yaml.
 *
 * @param listed what is applied, in this order
 * @param pages what the presenter opens
 * @param checks requests that show whether it works
 */
public record Show(List<ListedWorkload> listed, List<Page> pages, List<Check> checks) {
    public Show {
        listed = List.copyOf(listed);
        pages = List.copyOf(pages);
        checks = List.copyOf(checks);
    }

    /** Reads the keys {@code workloads}, {@code pages} and {@code checks}. */
    public static Show read(YamlMap map, WorkloadBlock workloads, ParameterTexts texts) {
        Once names = new Once("the page");
        return new Show(
                map.list("workloads", workloads::read),
                map.list("pages", node -> Page.read(node, texts, names)),
                map.list("checks", node -> Check.read(node, texts)));
    }

    /** The workloads that are manifests: all, once charts are rendered. */
    public List<Workload> workloads() {
        return listed.stream()
                .filter(Workload.class::isInstance)
                .map(Workload.class::cast)
                .toList();
    }

    /** The charts that are not rendered. */
    public List<ChartWorkload> charts() {
        return listed.stream()
                .filter(ChartWorkload.class::isInstance)
                .map(ChartWorkload.class::cast)
                .toList();
    }

    /** The same with what charts were rendered to in their places, by release. */
    public Show rendered(Map<String, List<Workload>> releases) {
        List<ListedWorkload> all = new ArrayList<>();
        listed.forEach(item -> all.addAll(
                item instanceof ChartWorkload chart
                        ? releases.getOrDefault(chart.release(), List.of())
                        : List.of(item)));
        return new Show(all, pages, checks);
    }
}
