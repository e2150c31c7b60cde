package dev.roadcase.bundler.spec.show;

import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * How to tell that the demo works: a GET of an address.
 *
 * @param http the address, where parameters may stand for parts of it
 * @param status which the answer has, 100 to 599
 * @param contains a text of the answer's body
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
