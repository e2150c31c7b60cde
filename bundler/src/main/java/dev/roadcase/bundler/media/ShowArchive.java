package dev.roadcase.bundler.media;

import dev.roadcase.agent.file.FileAttributes;
import dev.roadcase.agent.file.NewFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The folder of a show as a tar. The show may run: each of its files is replaced as a whole, so one that is open stays as it
 * was. Links stay behind, and so does what Vagrant notes of machines on this laptop.
 */
record ShowArchive(Path folder) {
    private static final Set<String> LEFT = Set.of(".vagrant");
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final int HEADERS = 2048;
    private static final int BUFFER = 64 << 10;

    /** How large it becomes at most, in bytes. */
    long estimate() throws IOException {
        long bytes = 1 << 20;
        for (Path path : paths()) {
            bytes += HEADERS + (Files.isRegularFile(path) ? Files.size(path) : 0);
        }
        return bytes;
    }

    /** @throws UnreadableException if the folder cannot be read */
    void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        for (Path path : paths()) {
            add(path, tar);
        }
        tar.finish();
    }

    private List<Path> paths() throws UnreadableException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder) && isCarried(path))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableException(e);
        }
    }

    private boolean isCarried(Path path) {
        boolean left = StreamSupport.stream(folder.relativize(path).spliterator(), false)
                .map(Path::toString)
                .anyMatch(word -> LEFT.contains(word) || word.startsWith(NewFile.TEMPORARY));
        return !left
                && (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                        || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
    }

    private void add(Path path, TarArchiveOutputStream tar) throws IOException {
        String name = folder.relativize(path).toString();
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            tar.putArchiveEntry(entry(name + "/", path, 0));
            tar.closeArchiveEntry();
            return;
        }
        Optional<FileChannel> opened = open(path);
        if (opened.isPresent()) {
            try (FileChannel in = opened.get()) {
                tar.putArchiveEntry(entry(name, path, in.size()));
                copy(in, tar);
                tar.closeArchiveEntry();
            }
        }
    }

    /** Absent if the show has deleted it meanwhile. */
    private static Optional<FileChannel> open(Path path) throws UnreadableException {
        try {
            return Optional.of(FileChannel.open(path, READ));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    private static TarArchiveEntry entry(String name, Path path, long size) throws UnreadableException {
        try {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setMode(FileAttributes.at(path).permissions());
            entry.setModTime(0);
            entry.setSize(size);
            return entry;
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    private static void copy(FileChannel in, TarArchiveOutputStream tar) throws IOException {
        long size = in.size();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = 0; at < size; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, size - at));
            fill(in, buffer, at);
            tar.write(buffer.array(), 0, buffer.limit());
        }
    }

    private static void fill(FileChannel in, ByteBuffer buffer, long at) throws UnreadableException {
        try {
            while (buffer.hasRemaining()) {
                if (in.read(buffer, at + buffer.position()) < 0) {
                    throw new EOFException("a file became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    /** It is the folder that cannot be read, and not the archive that cannot be written. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
