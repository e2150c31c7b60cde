package dev.roadcase.bundler.spec.file;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.value.PathRule;
import dev.roadcase.bundler.spec.value.Roles;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that is installed on machines.
 *
 * @param unpack the source is an archive, and the file is its entry of this name
 * @param path absolute, on the machine
 * @param mode permissions, 0 to 07777
 * @param roles of the machines that get it; if empty, the file is only in the bundle
 */
public record FileSpec(
        FileOrigin source, Optional<String> unpack, String path, int mode, Owner owner, Set<Role> roles) {
    /** The default permissions. */
    public static final int USUAL_MODE = 0644;

    private static final Pattern MODE = Pattern.compile("[0-7]{3,4}");

    public FileSpec {
        unpack.ifPresent(PathRule::requireRelative);
        requirePath(path);
        if (mode < 0 || mode > 07777) {
            throw new IllegalArgumentException("not a file's mode (0 to 07777): " + Integer.toOctalString(mode));
        }
        roles = Roles.sorted(roles);
    }

    static String requirePath(String path) {
        if (path.equals("/")) {
            throw new IllegalArgumentException("the root folder is not a file's path");
        }
        return PathRule.requireAbsolute(path);
    }

    static int parseMode(String octal) {
        if (!MODE.matcher(octal).matches()) {
            throw new IllegalArgumentException("not a file's mode (octal, such as \"0755\"): " + Excerpt.of(octal));
        }
        return Integer.parseInt(octal, 8);
    }

    /** The mode as annotations write it: four octal digits. */
    public String octalMode() {
        return String.format(Locale.ROOT, "%04o", mode);
    }
}
