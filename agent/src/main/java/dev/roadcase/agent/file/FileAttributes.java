package dev.roadcase.agent.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a machine keeps of a file beside its content.
 *
 * @param mode the twelve bits of {@code chmod}
 */
public record FileAttributes(int owner, int group, int mode) {
    private static final int MODE_BITS = 07777;
    /** Those bits of the mode that its owner can give. */
    public static final int PERMISSIONS = 0777;

    private static final Pattern MODE = Pattern.compile("[0-7]{4}");
    private static final Pattern IDS = Pattern.compile("([0-9]{1,9}):([0-9]{1,9})");

    /**
     * Reads them as a bundle writes them.
     *
     * @param ids {@code UID:GID}
     * @param mode four octal digits
     * @throws IllegalArgumentException if they are not such
     */
    public static FileAttributes parse(String ids, String mode) {
        Matcher matcher = IDS.matcher(ids);
        if (!matcher.matches() || !MODE.matcher(mode).matches()) {
            throw new IllegalArgumentException("not an owner and a mode: " + ids + ", " + mode);
        }
        return new FileAttributes(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), Integer.parseInt(mode, 8));
    }

    /** The attributes of the file there; of a link, the link's own. */
    public static FileAttributes at(Path file) throws IOException {
        Map<String, Object> its = Files.readAttributes(file, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        return new FileAttributes(number(its.get("uid")), number(its.get("gid")), number(its.get("mode")) & MODE_BITS);
    }

    /** Gives them to the file there: the mode last, because a change of owner takes bits of it away. */
    public void give(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", owner);
        Files.setAttribute(file, "unix:gid", group);
        Files.setAttribute(file, "unix:mode", mode);
    }

    /** Gives the file there the permissions to read, write and execute, which its owner can give. */
    public void givePermissions(Path file) throws IOException {
        Files.setAttribute(file, "unix:mode", permissions());
    }

    /** The part of the mode that says who may read, write and execute. */
    public int permissions() {
        return mode & PERMISSIONS;
    }

    /** Four octal digits. */
    public String modeText() {
        String digits = Integer.toOctalString(mode);
        return "0".repeat(4 - digits.length()) + digits;
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
