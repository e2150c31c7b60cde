package dev.roadcase.bundler.spec.local;

import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.show.ShowBlock;
import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.value.Variables;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code make} and {@code run}: what happens on the computer where the demo's folder is. */
public final class LocalBlock {
    private LocalBlock() {}

    /** Reads the key {@code make}. */
    public static Optional<Make> make(YamlNode node) {
        return node.map(List.of("command", "from", "to"))
                .flatMap(map -> node.attempt(() -> new Make(map.texts("command"), map.texts("from"), map.texts("to"))));
    }

    /** Reads the key {@code run}. */
    public static Optional<LocalRun> run(YamlNode node) {
        ShowBlock show = new ShowBlock(Parameter.BUILT_IN);
        Once once = new Once("the process");
        return node.map(List.of("processes", "page")).flatMap(map -> {
            List<LocalProcess> processes = map.required("processes")
                    .map(list -> list.someOf(item -> process(item, once)))
                    .orElse(List.of());
            Optional<String> page = map.required("page").flatMap(show::address);
            return node.attempt(() -> new LocalRun(processes, page.orElseThrow()));
        });
    }

    private static Optional<LocalProcess> process(YamlNode node, Once once) {
        return node.map(List.of("name", "command", "env")).flatMap(map -> {
            Optional<String> name = map.required("name")
                    .flatMap(n -> n.parse(PrintableText::require).filter(text -> once.meet(n, text)));
            List<String> command = map.texts("command");
            Map<String, String> env = Variables.read(map);
            return node.attempt(() -> new LocalProcess(name.orElseThrow(), command, env));
        });
    }
}
