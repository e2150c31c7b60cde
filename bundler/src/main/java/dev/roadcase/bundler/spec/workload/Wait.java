package dev.roadcase.bundler.spec.workload;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.value.Choice;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to wait for.
 *
 * @param timeout above zero, at most a day
 */
public record Wait(Condition condition, Duration timeout) {
    /** The default. */
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smh])");
    private static final Duration LONGEST = Duration.ofDays(1);

    /** A state of the objects that a workload has made. demo.yaml writes its name in lower case. */
    public enum Condition {
        /** Every pod is ready or has succeeded. */
        PODS
    }

    public Wait {
        requireTimeout(timeout);
    }

    private static Duration requireTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "not a time to wait (above 0, at most 24h): " + timeout.toSeconds() + "s");
        }
        return timeout;
    }

    static Optional<Wait> read(YamlNode node) {
        return node.map(List.of("for", "timeout")).flatMap(map -> {
            Optional<Condition> condition = map.required("for").flatMap(word -> word.parse(Choice.of(Condition.class)));
            Duration timeout = map.value("timeout", Wait::parseTimeout).orElse(USUAL_TIMEOUT);
            return node.attempt(() -> new Wait(condition.orElseThrow(), timeout));
        });
    }

    private static Duration parseTimeout(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a time (a whole number and s, m or h): " + Excerpt.of(text));
        }
        long number = Long.parseLong(matcher.group(1));
        return requireTimeout(
                switch (matcher.group(2)) {
                    case "h" -> Duration.ofHours(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofSeconds(number);
                });
    }
}
