package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Role;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is installed on machines.
 *
 * @param unpack name of the one entry of the source, an archive, that is the file
 * @param path absolute, on the machine
 * @param mode permissions, 0 to 07777
 * @param roles of the machines that get it; none: it is only in the bundle
 */
public record FileSpec(
        FileSource source, Optional<String> unpack, String path, int mode, Owner owner, Set<Role> roles) {
    public FileSpec {
        unpack.ifPresent(PathRule::requireRelative);
        PathRule.requireAbsolute(path);
        if (mode < 0 || mode > 07777) {
            throw new IllegalArgumentException("not a file's mode (0 to 07777): " + Integer.toOctalString(mode));
        }
        roles = Roles.sorted(roles);
    }

    /** The mode as annotations have it: four octal digits. */
    public String octalMode() {
        return String.format(java.util.Locale.ROOT, "%04o", mode);
    }
}
