package dev.roadcase.tests.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A bundle as a disk that cannot be written, and that all machines have in at once. */
final class Disk implements AutoCloseable {
    private final Path bundle;
    private final Path file;
    private final String device;

    /** @param file does not exist yet: a copy of the bundle that nobody else needs */
    Disk(Path bundle, Path file) {
        this.bundle = bundle;
        this.file = file;
        copy();
        device = Host.root("losetup", "--find", "--show", "--read-only", file.toString());
    }

    /** The name of the device on the host. */
    String device() {
        return device;
    }

    /** Puts it in again after it was pulled. */
    void insert() {
        copy();
        Host.root("losetup", "--set-capacity", device);
    }

    private void copy() {
        try (InputStream content = Files.newInputStream(bundle);
                OutputStream copy = Files.newOutputStream(file)) {
            content.transferTo(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on nothing can be read of it, also by who has it open. */
    void pull() {
        try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "rw")) {
            all.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Host.root("losetup", "--set-capacity", device);
        Host.root("blockdev", "--flushbufs", device);
    }

    @Override
    public void close() {
        Host.root("losetup", "--detach", device);
    }

    /** Devices that a run before this one has left, because it was killed. */
    static void detachLeftOvers() {
        Stream.of(Host.root("losetup", "--list", "--noheadings", "--output", "NAME,BACK-FILE")
                        .split("\n"))
                .filter(line -> line.contains("/roadcase-disk.iso"))
                .forEach(line -> Host.tryRoot("losetup", "--detach", line.split(" ")[0]));
    }
}
