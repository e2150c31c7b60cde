package dev.roadcase.agent.format;

import java.util.Locale;

/**
 * A platform in the usual words (containerd, {@code platforms.Normalize}).
 *
 * @param variant may be empty
 */
record PlatformWords(String os, String architecture, String variant) {

    /** The same as these, which may be those of a kernel or of a distribution. */
    static PlatformWords of(String os, String architecture, String variant) {
        String system = os.toLowerCase(Locale.ROOT);
        return withArchitecture(
                system.equals("macos") ? "darwin" : system,
                architecture.toLowerCase(Locale.ROOT),
                variant.toLowerCase(Locale.ROOT));
    }

    private static PlatformWords withArchitecture(String os, String architecture, String variant) {
        return switch (architecture) {
            case "x86_64", "x86-64" -> new PlatformWords(os, "amd64", variant);
            case "i386", "i686", "x86" -> new PlatformWords(os, "386", variant);
            case "aarch64" -> new PlatformWords(os, "arm64", numbered(variant));
            case "armhf" -> new PlatformWords(os, "arm", "v7");
            case "armel" -> new PlatformWords(os, "arm", "v6");
            case "arm", "arm64" -> new PlatformWords(os, architecture, numbered(variant));
            default -> new PlatformWords(os, architecture, variant);
        };
    }

    private static String numbered(String variant) {
        return variant.matches("\\d") ? "v" + variant : variant;
    }
}
