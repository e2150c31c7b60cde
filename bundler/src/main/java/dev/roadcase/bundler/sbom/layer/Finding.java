package dev.roadcase.bundler.sbom.layer;

import java.util.List;
import java.util.Optional;

/** What a file in a layer says of packages. */
sealed interface Finding {
    String STATUS = "var/lib/dpkg/status";
    String STATUS_FOLDER = "var/lib/dpkg/status.d/";
    String DOC = "usr/share/doc/";
    String COPYRIGHT = "/copyright";
    String RELEASE = "etc/os-release";
    String USUAL_RELEASE = "usr/lib/os-release";
    List<String> PLACES = List.of("var/lib/dpkg", "usr/share/doc", RELEASE, USUAL_RELEASE);

    /** Packages that are installed. */
    record Installed(DpkgStatus status) implements Finding {}

    /** Licences of a package. */
    record Licensed(Copyright copyright) implements Finding {}

    /** A link to another package's documentation, which holds for this one too. */
    record Link(String target) implements Finding {}

    /** The system. */
    record Os(Optional<OsRelease> distribution) implements Finding {}

    /** Whether a file here would say something. */
    static boolean isAt(String path) {
        return path.equals(STATUS)
                || path.startsWith(STATUS_FOLDER) && !path.endsWith(".md5sums")
                || path.startsWith(DOC) && path.endsWith(COPYRIGHT)
                || path.equals(RELEASE)
                || path.equals(USUAL_RELEASE);
    }

    /** Whether a change of this path, or of all below it, changes what is found. */
    static boolean concerns(String path) {
        return PLACES.stream()
                .anyMatch(place -> place.equals(path) || path.startsWith(place + "/") || isAbove(path, place));
    }

    private static boolean isAbove(String folder, String place) {
        return folder.isEmpty() || place.startsWith(folder + "/");
    }

    /** Reads a file here. */
    static Finding read(String path, String text) {
        if (path.endsWith("os-release")) {
            return new Os(OsRelease.parse(text));
        }
        return path.startsWith(DOC) ? new Licensed(Copyright.parse(text)) : new Installed(DpkgStatus.parse(text));
    }
}
