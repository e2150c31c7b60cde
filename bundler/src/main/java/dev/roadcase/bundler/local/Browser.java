package dev.roadcase.bundler.local;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The browser of this computer's desktop.
 *
 * @param opener the desktop's program that shows a page
 */
public record Browser(String opener) {
    /** Absent where there is no desktop, such as on a server or over SSH. */
    public static Optional<Browser> ofThisComputer() {
        return of(System.getProperty("os.name"), System.getenv());
    }

    static Optional<Browser> of(String system, Map<String, String> environment) {
        if (system.startsWith("Mac")) {
            return environment.containsKey("SSH_CONNECTION") ? Optional.empty() : Optional.of(new Browser("open"));
        }
        boolean hasDisplay = !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return hasDisplay ? Optional.of(new Browser("xdg-open")) : Optional.empty();
    }

    /**
     * Has it show a page, and does not wait for it.
     *
     * @throws IOException where the opener is not installed
     */
    public void open(String page) throws IOException {
        new ProcessBuilder(opener, page)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
