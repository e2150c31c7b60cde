package dev.roadcase.bundler.spec.show;

import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.value.TimeSpan;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A GET of an address that shows whether the demo works.
 *
 * @param http the address, which may contain parameters
 * @param status the answer's status, 100 to 599
 * @param contains a text that the answer's body has to contain; may contain parameters
 * @param within how long it may take until it holds; above zero, at most a day
 */
public record Check(String http, int status, Optional<String> contains, Duration within) {
    /** The default of {@code within}. */
    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    private static final int USUAL_STATUS = 200;
    private static final int LEAST_STATUS = 100;
    private static final int MOST_STATUS = 599;

    public Check {
        if (status < LEAST_STATUS || status > MOST_STATUS) {
            throw new IllegalArgumentException("not an HTTP status (100 to 599): " + status);
        }
        TimeSpan.require(within);
    }

    /** Reads an item of {@code checks}, or of {@code check} in a step. */
    public static Optional<Check> read(YamlNode node, ParameterTexts texts) {
        return node.map(List.of("http", "status", "contains", "within")).flatMap(map -> {
            Optional<String> http = map.required("http").flatMap(texts::address);
            int status = map.number("status", LEAST_STATUS, MOST_STATUS).orElse(USUAL_STATUS);
            Optional<String> contains = map.optional("contains").flatMap(texts::text);
            Duration within = map.value("within", TimeSpan::parse).orElse(USUAL_PATIENCE);
            return node.attempt(() -> new Check(http.orElseThrow(), status, contains, within));
        });
    }
}
