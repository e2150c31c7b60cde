package dev.roadcase.bundler.preflight;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a file system can do, by the name that its operating system gives it (Linux, macOS or Windows).
 *
 * @param type as {@link java.nio.file.FileStore#type} says it
 */
public record FileSystem(String type) {
    /** The size of a file is 32 bits wide (Microsoft's FAT specification, 6.2: DIR_FileSize). */
    private static final long LARGEST_ON_FAT = (4L << 30) - 1;

    private static final Set<String> FAT = Set.of("vfat", "msdos", "fat", "fat16", "fat32", "fuse.fusefat");
    /** exFAT and HFS+ know no holes; what a {@code fuseblk} is cannot be seen: NTFS, which knows them, or exFAT. */
    private static final Set<String> WITHOUT_HOLES = Set.of("exfat", "fuse.exfat", "fuseblk", "hfs");

    /** How large a file may be, in bytes, where that is less than anybody needs. */
    public OptionalLong largestFile() {
        return isFat() ? OptionalLong.of(LARGEST_ON_FAT) : OptionalLong.empty();
    }

    /**
     * Whether a file may have holes. Where it may not, a byte far behind its end makes the file system write zeros up to
     * there first.
     */
    public boolean hasHoles() {
        return !isFat() && !WITHOUT_HOLES.contains(lower());
    }

    private boolean isFat() {
        return FAT.contains(lower());
    }

    private String lower() {
        return type.toLowerCase(Locale.ROOT);
    }
}
