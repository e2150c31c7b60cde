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
 * @param sum where the sum of the file at this address is published
 * @param unpack its entry in the archive
 * @param path where machines install it
 * @param roles of the machines that install it
 */
public record UpstreamProgram(URI url, PublishedSum sum, Optional<String> unpack, String path, Set<Role> roles) {
    private static final int MODE = 0755;

    /** The file that a bundle carries. */
    FileSpec file() {
        return new FileSpec(new UrlOrigin(url, Optional.empty()), unpack, path, MODE, Owner.ROOT, roles);
    }
}
