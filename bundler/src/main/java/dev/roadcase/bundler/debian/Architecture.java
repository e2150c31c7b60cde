package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;

/** Debian's words for the architectures of images (Debian's "SupportedArchitectures"). */
final class Architecture {
    private Architecture() {}

    static String of(Platform platform) {
        if (!platform.os().equals("linux")) {
            throw none(platform);
        }
        return switch (platform.architecture()) {
            case "amd64", "arm64", "riscv64", "s390x" -> platform.architecture();
            case "386" -> "i386";
            case "ppc64le" -> "ppc64el";
            case "arm" -> platform.variant().orElse("v7").equals("v7") ? "armhf" : "armel";
            default -> throw none(platform);
        };
    }

    private static Problem none(Platform platform) {
        return Problem.badInput("find Debian packages failed: Debian is not made for " + platform);
    }
}
