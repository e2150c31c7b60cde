package dev.roadcase.tests.bench;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.layout.Content;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A layer that runtimes unpack: a tar of files that shrink under gzip to two fifths, as programs do. The same number and
 * size give the same bytes.
 *
 * @param file where it stands
 * @param digest of the compressed layer
 * @param size of the compressed layer, in bytes
 * @param tar digest of the tar, by which a config names the layer
 */
record FilesLayer(Path file, Digest digest, long size, Digest tar) {
    private static final int FILE = 64 << 10;
    private static final int WORDS = 512;
    private static final int WORD = 16;
    /** Bytes of a word that stands in the text elsewhere, and of those that stand nowhere else, after each other. */
    private static final int NEW = 6;

    /** Writes it to the file. */
    static FilesLayer write(Path file, int number, long size) throws IOException {
        MessageDigest outer = Digest.hasher();
        MessageDigest inner = Digest.hasher();
        try (OutputStream compressed = new DigestOutputStream(Files.newOutputStream(file), outer);
                OutputStream gzip = new GZIPOutputStream(compressed, FILE);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(
                        new BufferedOutputStream(new DigestOutputStream(gzip, inner), FILE))) {
            fill(tar, number, size);
        }
        return new FilesLayer(file, Digest.of(outer), Files.size(file), Digest.of(inner));
    }

    Content content() {
        return Content.of(file);
    }

    private static void fill(TarArchiveOutputStream tar, int number, long size) throws IOException {
        Random random = new Random(number);
        byte[] words = new byte[WORDS * WORD];
        random.nextBytes(words);
        long files = size * 47 / 20 / FILE + 1;
        for (String folder : List.of("usr/", "usr/lib/", "usr/lib/layer-" + number + "/")) {
            TarArchiveEntry entry = new TarArchiveEntry(folder);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        for (int at = 0; at < files; at++) {
            TarArchiveEntry entry = new TarArchiveEntry("usr/lib/layer-" + number + "/file-" + at);
            entry.setSize(FILE);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            tar.write(text(random, words));
            tar.closeArchiveEntry();
        }
    }

    private static byte[] text(Random random, byte[] words) {
        byte[] text = new byte[FILE];
        random.nextBytes(text);
        for (int at = 0; at + WORD <= FILE; at += WORD + NEW) {
            System.arraycopy(words, random.nextInt(WORDS) * WORD, text, at, WORD);
        }
        return text;
    }
}
