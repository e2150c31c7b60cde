package dev.roadcase.agent.archive.extraction;

import dev.roadcase.agent.archive.bundle.BundledFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a machine keeps of a file beside its content.
 *
 * @param mode the twelve bits of {@code chmod}
 */
public record FileAttributes(int owner, int group, int mode) {
    private static final int MODE_BITS = 07777;

    /** What a bundle says of its file. */
    public static FileAttributes of(BundledFile file) {
        String[] ids = file.owner().split(":");
        return new FileAttributes(
                Integer.parseInt(ids[0]), Integer.parseInt(ids[1]), Integer.parseInt(file.mode(), 8) & MODE_BITS);
    }

    /** What the file there has; of a link, the link's own. */
    public static FileAttributes at(Path file) throws IOException {
        Map<String, Object> its = Files.readAttributes(file, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
        return new FileAttributes(number(its.get("uid")), number(its.get("gid")), number(its.get("mode")) & MODE_BITS);
    }

    /** Gives them to the file there: the mode last, for a change of owner takes bits of it away. */
    public void give(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", owner);
        Files.setAttribute(file, "unix:gid", group);
        Files.setAttribute(file, "unix:mode", mode);
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
