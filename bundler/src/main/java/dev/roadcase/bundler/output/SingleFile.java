package dev.roadcase.bundler.output;

import dev.roadcase.agent.file.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A bundle that is one file, {@code FILE.partial} until it is finished. */
final class SingleFile implements Storage {
    private final Path output;
    private final Path path;
    private final WritableFile file;

    private SingleFile(Path output, Path path, WritableFile file) {
        this.output = output;
        this.path = path;
        this.file = file;
    }

    /** Opens it, with what stands there. A second process at the same output is refused. */
    static SingleFile open(Path output) throws IOException {
        Path path = partial(output);
        return new SingleFile(output, path, WritableFile.open(path));
    }

    private static Path partial(Path output) {
        return output.resolveSibling(output.getFileName() + ".partial");
    }

    @Override
    public boolean isEmpty() throws IOException {
        return file.length() == 0;
    }

    @Override
    public void truncate(long length) throws IOException {
        file.truncate(length);
    }

    @Override
    public void write(ByteBuffer bytes, long at) throws IOException {
        file.write(bytes, at);
    }

    @Override
    public void copy(FileChannel source, long from, long count, long at) throws IOException {
        file.copy(source, from, count, at);
    }

    @Override
    public void copyTo(Storage target, long from, long count, long at) throws IOException {
        file.copyTo(target, from, count, at);
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        return file.read(target, at);
    }

    @Override
    public void force() throws IOException {
        file.force();
    }

    @Override
    public void finish(long length) throws IOException {
        file.resize(length);
        file.force();
        NewFile.publish(path, output);
        new VolumeFolder(output).remove();
        NewFile.syncFolderOf(output);
    }

    @Override
    public void moveTo(Path other) throws IOException {
        if (Files.exists(path) && !Files.exists(partial(other))) {
            Files.move(path, partial(other), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
