package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.Wait.Condition;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an item of {@code workloads}. */
final class WorkloadBlock {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smh])");

    private final PathCheck paths;
    private final Consumer<String> manifests;
    private final Once once = new Once("the manifest");

    WorkloadBlock(PathCheck paths, Consumer<String> manifests) {
        this.paths = paths;
        this.manifests = manifests;
    }

    Optional<Workload> read(YamlNode node) {
        return node.map(List.of("manifests", "wait")).flatMap(map -> {
            Optional<String> path = map.required("manifests").flatMap(this::manifest);
            Optional<Wait> pause = map.optional("wait").flatMap(WorkloadBlock::pause);
            return node.attempt(() -> new Workload(path.orElseThrow(), pause));
        });
    }

    private Optional<String> manifest(YamlNode node) {
        Optional<String> path =
                node.parse(text -> paths.file(PathRule.requireRelative(text))).filter(p -> once.meet(node, p));
        path.ifPresent(manifests);
        return path;
    }

    private static Optional<Wait> pause(YamlNode node) {
        return node.map(List.of("for", "timeout")).flatMap(map -> {
            Optional<Condition> condition = map.required("for").flatMap(f -> f.parse(Choice.of(Condition.class)));
            Duration timeout = map.optional("timeout")
                    .flatMap(t -> t.parse(text -> Wait.requireTimeout(duration(text))))
                    .orElse(Wait.USUAL_TIMEOUT);
            return node.attempt(() -> new Wait(condition.orElseThrow(), timeout));
        });
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a time (a whole number and s, m or h): " + Excerpt.of(text));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
