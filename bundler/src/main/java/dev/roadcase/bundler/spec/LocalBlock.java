package dev.roadcase.bundler.spec;

import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code make} and {@code run}: what happens on the computer where the demo's folder is. */
final class LocalBlock {
    private LocalBlock() {}

    static Optional<Make> make(YamlNode node) {
        return node.map(List.of("command", "from", "to"))
                .flatMap(map ->
                        node.attempt(() -> new Make(texts(map, "command"), texts(map, "from"), texts(map, "to"))));
    }

    static Optional<LocalRun> run(YamlNode node) {
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
            List<String> command = texts(map, "command");
            Map<String, String> env = map.optional("env").map(LocalBlock::env).orElse(Map.of());
            return node.attempt(() -> new LocalProcess(name.orElseThrow(), command, env));
        });
    }

    static List<String> texts(YamlMap map, String key) {
        return map.optional(key).map(list -> list.list(YamlNode::text)).orElse(List.of());
    }

    /** Variables of an environment; a name that none can have is a problem. */
    static Map<String, String> env(YamlNode node) {
        Map<String, String> env = new LinkedHashMap<>();
        node.map()
                .ifPresent(map -> map.values().forEach((name, value) -> {
                    Optional<String> variable = map.key(name).parse(BuiltImage::requireVariable);
                    value.text().ifPresent(text -> variable.ifPresent(sound -> env.put(sound, text)));
                }));
        return env;
    }
}
