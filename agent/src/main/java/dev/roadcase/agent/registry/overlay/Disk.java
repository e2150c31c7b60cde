package dev.roadcase.agent.registry.overlay;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a disk says of files. */
final class Disk {
    private static final int PIECE = 64 << 10;

    private Disk() {}

    /** How many names a file has; 1 where a disk does not count them. */
    static int links(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:nlink")).intValue();
    }

    /** When a file was last written or got a name. */
    static Instant changed(Path file) throws IOException {
        return ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
    }

    /** When the index of a repository and the folders of its blobs last changed. */
    static List<FileTime> times(RepositoryFolder folder) throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (Path path : Stream.concat(Stream.of(folder.index()), folder.folders().stream())
                .toList()) {
            if (Files.exists(path)) {
                times.add(Files.getLastModifiedTime(path));
            }
        }
        return times;
    }

    /** Bytes of the files in a folder, which may be missing. */
    static long size(Path folder) {
        long size = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                size += sizeOrNothing(file);
            }
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw Faults.unreadable(folder, e);
        }
        return size;
    }

    /** Bytes that a disk gets back with this name: none if the file has others, or is missing. */
    static long ownBytes(Path file) throws IOException {
        try {
            return links(file) == 1 ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Bytes of a file, which may be missing. */
    static long sizeOrNothing(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** All of a file. Java's own short way would take as many bytes again outside of the heap, for each thread. */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        } catch (FileNotFoundException e) {
            throw Files.exists(file) ? e : new NoSuchFileException(file.toString());
        }
    }

    /** Writes bytes in pieces, for the same reason. */
    static void write(byte[] bytes, OutputStream out) throws IOException {
        for (int at = 0; at < bytes.length; at += PIECE) {
            out.write(bytes, at, Math.min(PIECE, bytes.length - at));
        }
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
