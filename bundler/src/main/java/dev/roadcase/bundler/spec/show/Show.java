package dev.roadcase.bundler.spec.show;

import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.workload.Workload;
import dev.roadcase.bundler.spec.workload.WorkloadBlock;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.List;

/**
 * What a demo shows. All lists are in the order of demo.yaml.
 *
 * @param workloads in the order in which they are applied
 * @param pages what the presenter opens
 * @param checks requests that show whether it works
 */
public record Show(List<Workload> workloads, List<Page> pages, List<Check> checks) {
    public Show {
        workloads = List.copyOf(workloads);
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
}
