package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.file.FileAttributes;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that a bundle carries to machines.
 *
 * @param path absolute and normalised: where it is installed
 * @param source where it came from: a URL, or a path in the demo's folder
 * @param content the file itself
 * @param attributes that it is installed with
 * @param roles which machines install it
 * @param layer the content as it is carried, perhaps compressed with zstd
 */
public record BundledFile(
        String path, String source, Descriptor content, FileAttributes attributes, Set<Role> roles, Descriptor layer) {
    private static final Pattern PATH = Pattern.compile("(/[^/\\x00-\\x1f]+)+");
    private static final Pattern DOTS = Pattern.compile("(.*/)?\\.\\.?(/.*)?");

    public BundledFile {
        if (!PATH.matcher(path).matches() || DOTS.matcher(path).matches()) {
            throw new IllegalArgumentException("not an absolute path without dots: " + path);
        }
        roles = Set.copyOf(roles);
    }

    /** Digest of the file itself. */
    public Digest digest() {
        return content.digest();
    }

    /** Bytes of the file itself. */
    public long size() {
        return content.size();
    }

    /** Its permissions as four octal digits. */
    public String mode() {
        return attributes.modeText();
    }
}
