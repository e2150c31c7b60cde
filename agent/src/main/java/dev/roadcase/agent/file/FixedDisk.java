package dev.roadcase.agent.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A disk that stays in this machine, with a file system that keeps the time of each change. Nothing is believed of
 * others: a stick may be changed by another machine or lose bytes by itself, vfat and exfat keep no such time, and a
 * server tells of changes late.
 */
final class FixedDisk {
    private static final Set<String> KINDS =
            Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "overlay", "tmpfs", "apfs", "hfs");

    private static final Path DEVICES = Path.of("/sys/dev/block");
    private static final Path CLASSES = Path.of("/sys/class/block");
    private static final Pattern MOVABLE = Pattern.compile("/(usb[0-9]+|mmc_host|loop[0-9]+|nbd[0-9]+|firewire)/");
    private static final Set<String> WITHOUT_DEVICE = Set.of("overlay", "tmpfs", "zfs");

    private FixedDisk() {}

    static boolean holds(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        if (!KINDS.contains(store.type())) {
            return false;
        }
        if (!Files.isDirectory(DEVICES)) {
            return !store.toString().startsWith("/Volumes/")
                    && !System.getProperty("os.name").equals("Linux");
        }
        return WITHOUT_DEVICE.contains(store.type()) || isFixed(device(file, store));
    }

    /** Its folder in sysfs. btrfs gives files a device of their own, so there the name of the disk says more. */
    private static Path device(Path file, FileStore store) throws IOException {
        long number = ((Number) Files.getAttribute(file, "unix:dev")).longValue();
        Path byNumber = DEVICES.resolve(major(number) + ":" + minor(number));
        Path byName = CLASSES.resolve(Path.of(store.name()).toRealPath().getFileName());
        return Files.exists(byNumber) ? byNumber.toRealPath() : byName.toRealPath();
    }

    private static long major(long device) {
        return device >> 8 & 0xfff | device >> 32 & 0xffff_f000L;
    }

    private static long minor(long device) {
        return device & 0xff | device >> 12 & 0xffff_ff00L;
    }

    /** Whether it and all disks that it is made of, as with LVM and dm-crypt, are fixed. */
    private static boolean isFixed(Path device) throws IOException {
        Matcher movable = MOVABLE.matcher(device + "/");
        if (movable.find() || isRemovable(device) || isRemovable(device.getParent())) {
            return false;
        }
        Path parts = device.resolve("slaves");
        if (!Files.isDirectory(parts)) {
            return true;
        }
        try (Stream<Path> all = Files.list(parts)) {
            for (Path part : all.toList()) {
                if (!isFixed(part.toRealPath())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isRemovable(Path device) throws IOException {
        Path removable = device.resolve("removable");
        return Files.isRegularFile(removable)
                && !Files.readString(removable).strip().equals("0");
    }
}
