package dev.roadcase.tests.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Layer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A layer as text, a member a line: {@code folder/ 0755 0:0}, {@code file 0644 0:0 CONTENT}, {@code link -> TARGET},
 * {@code second = FIRST 0755} for a hard link with the mode of both, {@code pipe | 0600 0:0}.
 */
final class TarText {
    private TarText() {}

    static Layer layer(String... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String member : members) {
                put(tar, member.split(" ", 4));
            }
            tar.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                bytes.writeTo(gzip);
            }
            return new Layer(compressed.toByteArray(), Digest.of(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(TarArchiveOutputStream tar, String[] words) throws IOException {
        switch (words[1]) {
            case "->" -> putLink(tar, words, TarConstants.LF_SYMLINK, "0777");
            case "=" -> putLink(tar, words, TarConstants.LF_LINK, words[3]);
            case "|" -> put(tar, new TarArchiveEntry(words[0], TarConstants.LF_FIFO), words[2], words[3], "");
            default -> put(tar, new TarArchiveEntry(words[0]), words[1], words[2], words.length > 3 ? words[3] : "");
        }
    }

    private static void putLink(TarArchiveOutputStream tar, String[] words, byte type, String mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(words[0], type);
        entry.setLinkName(words[2]);
        put(tar, entry, mode, "0:0", "");
    }

    private static void put(
            TarArchiveOutputStream tar, TarArchiveEntry entry, String mode, String owner, String content)
            throws IOException {
        byte[] bytes = content.getBytes(UTF_8);
        entry.setSize(bytes.length);
        entry.setMode(Integer.parseInt(mode, 8));
        entry.setIds(Integer.parseInt(owner.split(":")[0]), Integer.parseInt(owner.split(":")[1]));
        entry.setModTime(1_000_000_000_000L);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
