package dev.roadcase.agent.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells that a file has not changed, without reading it. Programs can put the time of the last write back, but not
 * {@code changed}: the kernel sets it at each write and each change of an attribute.
 *
 * @param device and {@code inode}: which file it is
 * @param size in bytes
 * @param changed time of the last change (ctime, inode(7)), in nanoseconds since 1970
 */
public record FileStamp(long device, long inode, long size, long changed) {
    /** The kernel's clock for files goes in steps: of 10 ms at most, or of a second where a disk keeps only seconds. */
    private static final Duration STEP = Duration.ofMillis(20);

    private static final Duration COARSE_STEP = Duration.ofSeconds(2);

    /**
     * The stamp of a file whose stamps can be believed: a regular file on a {@linkplain FixedDisk disk that stays in
     * this machine}. Empty for all others.
     */
    public static Optional<FileStamp> of(Path file) {
        try {
            return Files.isRegularFile(file) && FixedDisk.holds(file) ? unchecked(file) : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The stamp of a file whose disk was looked at before; empty if it is gone. */
    static Optional<FileStamp> unchecked(Path file) {
        try {
            return Optional.of(of(Files.readAttributes(file, "unix:dev,ino,size,ctime")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileStamp of(Map<String, Object> its) {
        return new FileStamp(
                ((Number) its.get("dev")).longValue(),
                ((Number) its.get("ino")).longValue(),
                ((Number) its.get("size")).longValue(),
                ((FileTime) its.get("ctime")).to(TimeUnit.NANOSECONDS));
    }

    /** Whether the change is so long ago that a later one gets another time. */
    public boolean isSettled() {
        long age = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - changed;
        return age > step().toNanos();
    }

    /** How long after a change the next one may have the same time. */
    public Duration step() {
        return changed % TimeUnit.SECONDS.toNanos(1) == 0 ? COARSE_STEP : STEP;
    }
}
