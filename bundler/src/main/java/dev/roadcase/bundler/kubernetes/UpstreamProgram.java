package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.file.Owner;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A program as upstream publishes it.
 *
 * @param url of the program, or of an archive with it
 * @param sum where the sum of what the address gives is published
 * @param unpack its entry of the archive
 * @param path where machines install it
 * @param roles of the machines that do
 */
public record UpstreamProgram(URI url, PublishedSum sum, Optional<String> unpack, String path, Set<Role> roles) {
    private static final int MODE = 0755;

    /** As the bundle carries it. */
    FileSpec file() {
        return new FileSpec(new UrlOrigin(url, Optional.empty()), unpack, path, MODE, Owner.ROOT, roles);
    }
}
