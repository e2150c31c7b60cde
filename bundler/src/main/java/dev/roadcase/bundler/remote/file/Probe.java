package dev.roadcase.bundler.remote.file;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server says about a file; none of it is proven.
 *
 * @param size in bytes
 * @param etag as sent, quotes included (RFC 9110, 8.8.3)
 */
public record Probe(OptionalLong size, Optional<String> etag) {
    static final Probe NOTHING = new Probe(OptionalLong.empty(), Optional.empty());
}
