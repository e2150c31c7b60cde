package dev.roadcase.bundler.draft.compose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The small texts in the folder of a Compose file. Nothing outside of it is read. */
record ProjectFiles(Path folder) {
    /** A ConfigMap takes 1 MiB in all. */
    private static final int LARGEST = 128 << 10;

    /** The file of this name, after links are followed; empty if it is not a regular file in the folder. */
    Optional<Path> file(String name) {
        try {
            Path real = folder.resolve(name).toRealPath();
            return real.startsWith(folder.toRealPath()) && Files.isRegularFile(real)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The text of a file; empty if it is not there, not UTF-8, or too large. */
    Optional<String> text(String name) {
        return file(name).flatMap(ProjectFiles::read);
    }

    private static Optional<String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
