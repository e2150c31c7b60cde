package dev.roadcase.tests.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Layer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A layer as text, a member a line: {@code folder/ 0755 0:0}, {@code file 0644 0:0 CONTENT}, {@code link -> TARGET},
 * {@code second = FIRST 0755} for a hard link with the mode of both, {@code pipe | 0600 0:0}, {@code device c 0600 1:3} or
 * {@code b}. A line {@code @NAME VALUE} gives the next member an extended attribute.
 */
final class TarText {
    private final Map<String, String> attributes = new HashMap<>();
    private final TarArchiveOutputStream tar;

    private TarText(TarArchiveOutputStream tar) {
        this.tar = tar;
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    }

    /** Under gzip. */
    static Layer layer(String... members) {
        return compressed(tar(members));
    }

    /** A tar under gzip. */
    static Layer compressed(byte[] tar) {
        try {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(tar);
            }
            return new Layer(compressed.toByteArray(), Digest.of(tar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without compression. */
    static byte[] tar(String... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarText text = new TarText(tar);
            for (String member : members) {
                text.put(member);
            }
            tar.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String member) throws IOException {
        String[] words = member.split(" ", 4);
        if (member.startsWith("@")) {
            attributes.put(words[0].substring(1), words[1]);
            return;
        }
        switch (words[1]) {
            case "->" -> putLink(words, TarConstants.LF_SYMLINK, "0777");
            case "=" -> putLink(words, TarConstants.LF_LINK, words[3]);
            case "|" -> put(new TarArchiveEntry(words[0], TarConstants.LF_FIFO), words[2], words[3], "");
            case "c" -> putDevice(words, TarConstants.LF_CHR);
            case "b" -> putDevice(words, TarConstants.LF_BLK);
            default -> put(entry(words[0]), words[1], words[2], words.length > 3 ? words[3] : "");
        }
    }

    /** With a name as it is: absolute, or one that climbs. */
    private static TarArchiveEntry entry(String name) {
        return new TarArchiveEntry(name, name.endsWith("/") ? TarConstants.LF_DIR : TarConstants.LF_NORMAL, true);
    }

    private void putLink(String[] words, byte type, String mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(words[0], type);
        entry.setLinkName(words[2]);
        put(entry, mode, "0:0", "");
    }

    private void putDevice(String[] words, byte type) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(words[0], type);
        entry.setDevMajor(Integer.parseInt(words[3].split(":")[0]));
        entry.setDevMinor(Integer.parseInt(words[3].split(":")[1]));
        put(entry, words[2], "0:6", "");
    }

    private void put(TarArchiveEntry entry, String mode, String owner, String content) throws IOException {
        byte[] bytes = content.getBytes(UTF_8);
        entry.setSize(bytes.length);
        entry.setMode(Integer.parseInt(mode, 8));
        entry.setUserId(Long.parseLong(owner.split(":")[0]));
        entry.setGroupId(Long.parseLong(owner.split(":")[1]));
        entry.setModTime(1_000_000_000_000L);
        attributes.forEach((name, value) -> entry.addPaxHeader("SCHILY.xattr." + name, value));
        attributes.clear();
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
