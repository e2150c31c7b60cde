package dev.roadcase.agent.runtime;

import dev.roadcase.agent.format.Platform;
import java.util.Optional;

/** The machine that this runs on. */
final class HostPlatform {
    private HostPlatform() {}

    /** Its platform in the words of images. Java says {@code aarch64}, images say {@code arm64}. */
    static Platform platform() {
        String architecture = System.getProperty("os.arch");
        return new Platform(
                "linux",
                switch (architecture) {
                    case "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> architecture;
                },
                Optional.empty());
    }
}
