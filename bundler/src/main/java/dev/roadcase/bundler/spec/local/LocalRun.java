package dev.roadcase.bundler.spec.local;

import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * How a demo runs on one computer, without a cluster.
 *
 * @param processes in the order of their start; they are stopped in the reverse order
 * @param page the address that is opened once it answers
 */
public record LocalRun(List<LocalProcess> processes, String page) {
    public LocalRun {
        processes = List.copyOf(processes);
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("run needs at least one process");
        }
    }

    /** Reads the key {@code run}. */
    public static Optional<LocalRun> read(YamlNode node) {
        ParameterTexts texts = new ParameterTexts(Parameter.BUILT_IN);
        Once names = new Once("the process");
        return node.map(List.of("processes", "page")).flatMap(map -> {
            List<LocalProcess> processes = map.required("processes")
                    .map(list -> list.someOf(item -> LocalProcess.read(item, names)))
                    .orElse(List.of());
            Optional<String> page = map.required("page").flatMap(texts::address);
            return node.attempt(() -> new LocalRun(processes, page.orElseThrow()));
        });
    }
}
