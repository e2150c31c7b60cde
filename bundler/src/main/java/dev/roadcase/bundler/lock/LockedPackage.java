package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import java.util.regex.Pattern;

/**
 * A Debian package, pinned.
 *
 * @param version as Debian writes it, such as {@code 1:1.35.0-4+deb12u1}
 * @param architecture Debian's word: {@code amd64}, {@code all}
 * @param path of the .deb below a mirror's folder, such as {@code pool/main/b/busybox/busybox-static_1.35_amd64.deb}
 * @param sha256 of the .deb
 * @param size of the .deb in bytes, from 1
 */
public record LockedPackage(String name, String version, String architecture, String path, Digest sha256, long size) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]{0,127}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9.+~:-]{1,255}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~_%-]*(?:/[A-Za-z0-9][A-Za-z0-9.+~_%-]*)*");

    public LockedPackage {
        require(NAME.matcher(name).matches(), "not a Debian package's name", name);
        require(VERSION.matcher(version).matches(), "not a Debian version", version);
        require(WORD.matcher(architecture).matches(), "not a Debian architecture", architecture);
        require(path.length() <= 1024 && PATH.matcher(path).matches(), "not a path of a Debian mirror", path);
        require(size > 0, "not a package's size", Long.toString(size));
    }

    private static void require(boolean holds, String problem, String text) {
        if (!holds) {
            throw new IllegalArgumentException(problem + ": " + Excerpt.of(text));
        }
    }

    /** {@code name version}, for people. */
    @Override
    public String toString() {
        return name + " " + version;
    }
}
