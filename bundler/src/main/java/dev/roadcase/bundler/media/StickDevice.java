package dev.roadcase.bundler.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The disk that is mounted at a folder, as a user knows it again.
 *
 * @param name the kernel's, such as {@code sdb}
 * @param model what its maker calls it; absent where it says nothing
 * @param bytes of the whole disk, not of its part that is mounted
 */
public record StickDevice(String name, Optional<String> model, long bytes) {
    private static final Path DEVICES = Path.of("/sys/dev/block");
    private static final int SECTOR = 512;

    /** Absent where nothing is mounted at this very folder, or where no disk is behind it (Linux, sysfs). */
    static Optional<StickDevice> mountedAt(Path folder) {
        try {
            Path real = folder.toRealPath();
            boolean mounted = real.getParent() == null || number(real) != number(real.getParent());
            Path device = DEVICES.resolve(major(number(real)) + ":" + minor(number(real)));
            return mounted && Files.exists(device) ? Optional.of(of(whole(device.toRealPath()))) : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static StickDevice of(Path device) throws IOException {
        Path model = device.resolve("device/model");
        return new StickDevice(
                device.getFileName().toString(),
                Files.isReadable(model)
                        ? Optional.of(Files.readString(model).strip()).filter(word -> !word.isEmpty())
                        : Optional.empty(),
                SECTOR * Long.parseLong(Files.readString(device.resolve("size")).strip()));
    }

    private static Path whole(Path device) {
        return Files.exists(device.resolve("partition")) ? device.getParent() : device;
    }

    private static long number(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:dev")).longValue();
    }

    /** As makedev(3) of Linux packs them. */
    private static long major(long device) {
        return device >> 8 & 0xfff | device >> 32 & 0xffff_f000L;
    }

    private static long minor(long device) {
        return device & 0xff | device >> 12 & 0xffff_ff00L;
    }
}
