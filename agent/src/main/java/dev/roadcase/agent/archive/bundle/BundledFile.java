package dev.roadcase.agent.archive.bundle;

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
 * @param digest of the file itself
 * @param size of the file itself, in bytes
 * @param mode octal permissions, four digits
 * @param owner {@code uid:gid}
 * @param roles which machines install it
 * @param layer the content as it is carried, perhaps compressed with zstd
 */
public record BundledFile(
        String path,
        String source,
        Digest digest,
        long size,
        String mode,
        String owner,
        Set<Role> roles,
        Descriptor layer) {
    private static final Pattern PATH = Pattern.compile("(/[^/\\x00-\\x1f]+)+");
    private static final Pattern DOTS = Pattern.compile("(.*/)?\\.\\.?(/.*)?");

    public BundledFile {
        if (!PATH.matcher(path).matches() || DOTS.matcher(path).matches()) {
            throw new IllegalArgumentException("not an absolute path without dots: " + path);
        }
        if (!mode.matches("[0-7]{4}") || !owner.matches("[0-9]{1,9}:[0-9]{1,9}") || size < 0) {
            throw new IllegalArgumentException(
                    "mode, owner or size of " + path + " are not such: " + mode + ", " + owner);
        }
        roles = Set.copyOf(roles);
    }
}
