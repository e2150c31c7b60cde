package dev.roadcase.bundler.cluster.pki;

import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder of a cluster's keys. Its mode is 0700, that of its files 0600. Each file is written whole or not at all. */
final class KeyFolder {
    private static final int LARGEST = 64 << 10;

    private final Path path;

    KeyFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Optional<String> read(String name) {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(LARGEST), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw Problem.machine("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    void write(String name, String text) {
        Path file = path.resolve(name);
        try {
            makeFolder(file.getParent());
            byte[] content = text.getBytes(StandardCharsets.US_ASCII);
            new NewFile(file, PosixFilePermissions.fromString("rw-------")).replace(out -> out.write(content));
        } catch (IOException e) {
            throw Problem.machine("write " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** Deletes a folder of it and the files in there, if there is one. */
    void remove(String name) {
        Path gone = path.resolve(name);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(gone)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(gone);
        } catch (NoSuchFileException none) {
            return;
        } catch (IOException e) {
            throw Problem.machine("delete " + gone + ": " + e.getMessage()).causedBy(e);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
