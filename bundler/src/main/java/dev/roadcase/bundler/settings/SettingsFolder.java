package dev.roadcase.bundler.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The places in the folder of a user's settings; none of them has to exist.
 *
 * @param path {@code $XDG_CONFIG_HOME/roadcase} or {@code ~/.config/roadcase} (XDG Base Directory Specification 0.8)
 */
public record SettingsFolder(Path path) {

    /** The folder of a user with this environment and home; a relative XDG_CONFIG_HOME is ignored, as XDG asks. */
    public static SettingsFolder of(Map<String, String> environment, Path home) {
        Path config = Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".config"));
        return new SettingsFolder(config.resolve("roadcase"));
    }

    /** The folder of the user who runs this process. */
    public static SettingsFolder ofUser() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** The settings themselves. */
    public Path config() {
        return path.resolve("config.yaml");
    }

    /** The user's own key pair, without {@code .key} and {@code .pub}. */
    public Path ownKey() {
        return path.resolve("signing");
    }

    /** Keys and certificates of the registry on this computer. */
    public Path registry() {
        return path.resolve("registry");
    }

    /** The list of the shows of this computer. */
    public Path shows() {
        return path.resolve("shows");
    }

    /** Where a public key for each trusted signer lies: {@code NAME.pub}. */
    public Path trusted() {
        return path.resolve("trusted");
    }
}
