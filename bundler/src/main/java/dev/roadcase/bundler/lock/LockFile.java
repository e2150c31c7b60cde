package dev.roadcase.bundler.lock;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.yaml.Problems;
import dev.roadcase.bundler.spec.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** demo.lock.yaml, beside its demo.yaml. */
public final class LockFile {
    /** What the file is called. */
    public static final String NAME = "demo.lock.yaml";

    private static final int LARGEST = 4 << 20;

    private final Path path;

    LockFile(Path path) {
        this.path = path;
    }

    /** The lock of the demo in this folder, whether it exists or not. */
    public static LockFile of(DemoFolder folder) {
        return new LockFile(folder.path().resolve(NAME));
    }

    /** Where it is, or will be. */
    public Path path() {
        return path;
    }

    /**
     * What is locked; nothing where there is no file.
     *
     * @throws Problem bad input, with a line for everything that is not as {@link #write} makes it
     */
    public Lock read() {
        return bytes().map(bytes -> parse(path.toString(), bytes)).orElse(Lock.EMPTY);
    }

    /** Reads the bytes of a lock, such as the one that a bundle carries; {@code file} names it in problems. */
    public static Lock parse(String file, byte[] bytes) {
        Problems problems = new Problems();
        Lock lock = YamlText.decode(file, bytes, LARGEST, problems)
                .map(text -> new LockReader(problems, LARGEST).read(text))
                .orElse(Lock.EMPTY);
        problems.throwIfAny();
        return lock;
    }

    /** The bytes of the file that says this: UTF-8, the same for the same lock. */
    public static byte[] bytes(Lock lock) {
        return new LockText(lock).toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the lock, whole or not at all. A file that says the same already is not touched.
     *
     * @return whether anything was written
     */
    public boolean write(Lock lock) {
        byte[] content = bytes(lock);
        if (bytes().filter(old -> Arrays.equals(old, content)).isPresent()) {
            return false;
        }
        try {
            new NewFile(path).replace(out -> out.write(content));
            return true;
        } catch (IOException e) {
            throw Problem.unwritable(path, e)
                    .advise("make room for it there, or copy the demo to a folder that you may write to");
        }
    }

    private Optional<byte[]> bytes() {
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(in.readNBytes(LARGEST + 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Problem.badInput("read " + path + ": " + e.getMessage()).causedBy(e);
        }
    }
}
