package dev.roadcase.agent.archive;

import dev.roadcase.agent.archive.entry.TarHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** An agent's archive with no program in it: an empty file in the place of each folder of cloud-config. */
final class TestAgent {
    private TestAgent() {}

    static byte[] archive() {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (OutputStream tar = new GZIPOutputStream(archive)) {
            for (String folder : folders()) {
                tar.write(TarHeader.of("machine/" + folder + "/nothing", 0));
            }
            tar.write(new byte[2 * TarHeader.BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }

    private static List<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("../cloud-config"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
