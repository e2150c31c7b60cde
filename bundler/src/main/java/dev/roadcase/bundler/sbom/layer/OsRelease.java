package dev.roadcase.bundler.sbom.layer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system that an image was made from (os-release(5)).
 *
 * @param id such as {@code debian}
 * @param version such as {@code 12}
 */
public record OsRelease(String id, Optional<String> version) {
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** What packages of dpkg are of where the image does not say. */
    static final OsRelease DEBIAN = new OsRelease("debian", Optional.empty());

    public OsRelease {
        if (!WORD.matcher(id).matches()
                || version.filter(its -> !WORD.matcher(its).matches()).isPresent()) {
            throw new IllegalArgumentException("not a system's name and version");
        }
    }

    /** Reads the file {@code os-release}; empty where it says no name. */
    static Optional<OsRelease> parse(String text) {
        return value("ID", text).map(id -> new OsRelease(id, value("VERSION_ID", text)));
    }

    private static Optional<String> value(String key, String text) {
        Matcher line = Pattern.compile("(?m)^" + key + "=[\"']?([a-z0-9._-]{1,64})[\"']?\\s*$")
                .matcher(text);
        return line.find()
                ? Optional.of(line.group(1)).filter(its -> WORD.matcher(its).matches())
                : Optional.empty();
    }
}
