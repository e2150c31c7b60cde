package dev.roadcase.agent.archive.source;

import dev.roadcase.agent.file.FileStamp;
import dev.roadcase.agent.file.StampedFile;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file or a block device. */
public final class FileSource implements Source {
    private final Path path;
    private final StampedFile stamped;
    private final FileChannel channel;
    private final long size;

    private FileSource(Path path, FileChannel channel, long size) {
        this.path = path;
        this.stamped = new StampedFile(path);
        this.channel = channel;
        this.size = size;
    }

    /** Opens it for reading. */
    public static FileSource open(Path path) {
        if (Files.isDirectory(path)) {
            throw Problem.badInput(path + " is a folder, not a bundle").advise("give the file that ends with .bundle");
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new FileSource(path, channel, channel.size());
        } catch (NoSuchFileException e) {
            throw Problem.badInput("there is no file " + path).causedBy(e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** What is said of a file that cannot be opened. */
    static Problem unreadable(Path path, IOException e) {
        return e instanceof AccessDeniedException
                ? Problem.machine("may not read " + path)
                        .advise("check its permissions")
                        .causedBy(e)
                : Problem.machine("cannot open " + path + ": " + e.getMessage()).causedBy(e);
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        int total = 0;
        while (target.hasRemaining()) {
            int count = channel.read(target, position + total);
            if (count < 0) {
                return total;
            }
            total += count;
        }
        return total;
    }

    @Override
    public List<Stretch> stretches(long position, long length) {
        return List.of(new Stretch(channel, position, length));
    }

    @Override
    public Optional<List<FileStamp>> stamps() {
        return stamped.stamp().map(List::of);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Problem.machine("cannot close " + path + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
