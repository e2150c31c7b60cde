package dev.roadcase.bundler.spec.show;

import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * A GET of an address that shows whether the demo works.
 *
 * @param http the address, which may contain parameters
 * @param status the answer's status, 100 to 599
 * @param contains a text that the answer's body has to contain
 */
public record Check(String http, int status, Optional<String> contains) {
    private static final int USUAL_STATUS = 200;
    private static final int LEAST_STATUS = 100;
    private static final int MOST_STATUS = 599;

    public Check {
        if (status < LEAST_STATUS || status > MOST_STATUS) {
            throw new IllegalArgumentException("not an HTTP status (100 to 599): " + status);
        }
    }

    static Optional<Check> read(YamlNode node, ParameterTexts texts) {
        return node.map(List.of("http", "status", "contains")).flatMap(map -> {
            Optional<String> http = map.required("http").flatMap(texts::address);
            int status = map.number("status", LEAST_STATUS, MOST_STATUS).orElse(USUAL_STATUS);
            Optional<String> contains = map.optional("contains").flatMap(texts::text);
            return node.attempt(() -> new Check(http.orElseThrow(), status, contains));
        });
    }
}
