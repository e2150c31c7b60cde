package dev.roadcase.bundler.spec.show;

import java.util.Optional;

/**
 * How to tell that the demo works: a GET of an address.
 *
 * @param http the address, where parameters may stand for parts of it
 * @param status which the answer has, 100 to 599
 * @param contains a text of the answer's body
 */
public record Check(String http, int status, Optional<String> contains) {
    public Check {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("not an HTTP status (100 to 599): " + status);
        }
    }
}
