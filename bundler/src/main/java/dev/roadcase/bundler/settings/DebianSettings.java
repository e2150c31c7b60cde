package dev.roadcase.bundler.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where Debian's packages come from, on a machine whose own apt does not say it, or instead of what it says.
 *
 * @param url http or https: the folder above {@code dists} and {@code pool}
 * @param suites such as {@code bookworm}
 * @param components such as {@code main}
 * @param keyring OpenPGP public keys, one of which signs the suites
 */
public record DebianSettings(URI url, List<String> suites, List<String> components, Path keyring) {
    public DebianSettings {
        suites = List.copyOf(suites);
        components = List.copyOf(components);
    }
}
