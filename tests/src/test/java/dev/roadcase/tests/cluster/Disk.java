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
    /** In bytes: the least that the host takes for a disk. */
    private static final long SECTOR = 512;

    private final Path file;
    private final String device;

    /**
     * Makes one on which there is nothing.
     *
     * @param file becomes the copy of a bundle that nobody else needs
     */
    Disk(Path file) {
        this.file = file;
        setLength(SECTOR);
        device = Host.root("losetup", "--find", "--show", "--read-only", file.toString());
    }

    /** The name of the device on the host. */
    String device() {
        return device;
    }

    /** Puts a bundle in the place of what was there, also after that was pulled. */
    void insert(Path bundle) {
        copy(bundle);
        refresh();
    }

    private void copy(Path bundle) {
        try (InputStream content = Files.newInputStream(bundle);
                OutputStream copy = Files.newOutputStream(file)) {
            content.transferTo(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on nothing can be read of it, also by who has it open. */
    void pull() {
        setLength(0);
        refresh();
    }

    private void setLength(long bytes) {
        try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "rw")) {
            all.setLength(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the host forget what it has read of it. */
    private void refresh() {
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
