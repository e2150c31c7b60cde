package dev.roadcase.bundler.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What may be deleted at any time, and is made again.
 *
 * @param path {@code $XDG_CACHE_HOME/roadcase} or {@code ~/.cache/roadcase} (XDG Base Directory Specification 0.8)
 */
public record CacheFolder(Path path) {
    /** That of the user who runs this process. */
    public static CacheFolder ofUser() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** That of a user with this environment and home; a relative XDG_CACHE_HOME is ignored, as XDG asks. */
    static CacheFolder of(Map<String, String> environment, Path home) {
        Path cache = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".cache"));
        return new CacheFolder(cache.resolve("roadcase"));
    }

    /** Programs that bundles carry, by their digests. */
    public Path kubectl() {
        return path.resolve("kubectl");
    }

    /** The native part of Helm. */
    public Path helm() {
        return path.resolve("helm");
    }
}
