package dev.roadcase.bundler.spec.workload;

import dev.roadcase.bundler.spec.value.Choice;
import dev.roadcase.bundler.spec.value.TimeSpan;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to wait for.
 *
 * @param timeout above zero, at most a day
 */
public record Wait(Condition condition, Duration timeout) {
    /** The default. */
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);

    /** A state of the objects that a workload has made. demo.yaml writes its name in lower case. */
    public enum Condition {
        /** Every pod is ready or has succeeded. */
        PODS
    }

    public Wait {
        TimeSpan.require(timeout);
    }

    /** Reads the key {@code wait}. */
    public static Optional<Wait> read(YamlNode node) {
        return node.map(List.of("for", "timeout")).flatMap(map -> {
            Optional<Condition> condition = map.required("for").flatMap(word -> word.parse(Choice.of(Condition.class)));
            Duration timeout = map.value("timeout", TimeSpan::parse).orElse(USUAL_TIMEOUT);
            return node.attempt(() -> new Wait(condition.orElseThrow(), timeout));
        });
    }
}
