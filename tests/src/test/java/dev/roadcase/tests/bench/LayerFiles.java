package dev.roadcase.tests.bench;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The members of a layer of a kind. */
final class LayerFiles {
    private static final String CAPABILITY = "\u0001\0\0\2\0\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    private static final int WORDS = 512;
    private static final int WORD = 16;
    /** Bytes of a word that stands in the text elsewhere, and of those that stand nowhere else, after each other. */
    private static final int NEW = 6;

    private static final int TEXT = 64 << 10;
    private static final int FILES_OF_A_FOLDER = 64;

    private final TarArchiveOutputStream tar;
    private final LayerKind kind;
    private final String folder;
    private final Random random;
    private final byte[] words = new byte[WORDS * WORD];

    LayerFiles(TarArchiveOutputStream tar, LayerKind kind, int number) {
        this.tar = tar;
        this.kind = kind;
        this.folder = "usr/lib/layer-" + number + "/";
        this.random = new Random(number);
        random.nextBytes(words);
    }

    /** Writes files of about so many bytes in all. */
    void write(long bytes) throws IOException {
        if (kind != LayerKind.FOLDERLESS) {
            for (String each : List.of("usr/", "usr/lib/", folder)) {
                put(each);
            }
        }
        long written = 0;
        for (int at = 0; written < bytes; at++) {
            String place = folder + at / FILES_OF_A_FOLDER + "/";
            if (at % FILES_OF_A_FOLDER == 0) {
                begin(place);
            }
            written += write(place + "file-" + at, at, bytes);
        }
    }

    private void begin(String place) throws IOException {
        if (kind != LayerKind.FOLDERLESS) {
            put(place);
        }
        if (kind == LayerKind.WHITEOUTS) {
            put(place + ".wh..wh..opq");
        }
    }

    private long write(String name, int at, long bytes) throws IOException {
        if (kind == LayerKind.LINKS && at % 2 == 1) {
            TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_LINK);
            link.setLinkName(name.substring(0, name.lastIndexOf('-') + 1) + (at - 1));
            put(link);
            return 0;
        }
        if (kind == LayerKind.WHITEOUTS && at % 8 == 0) {
            put(name.replace("/file-", "/.wh.gone-"));
        }
        TarArchiveEntry entry = new TarArchiveEntry(name);
        if (kind == LayerKind.LINKS && at % 8 == 2) {
            entry.addPaxHeader("SCHILY.xattr.security.capability", CAPABILITY);
        }
        long size = kind.fileSize() == 0 ? bytes : kind.fileSize() / 2 + random.nextInt(kind.fileSize());
        write(entry, size);
        return size;
    }

    private void write(TarArchiveEntry entry, long size) throws IOException {
        entry.setSize(size);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        for (long left = size; left > 0; left -= TEXT) {
            tar.write(text(), 0, (int) Math.min(left, TEXT));
        }
        tar.closeArchiveEntry();
    }

    private void put(String name) throws IOException {
        put(new TarArchiveEntry(name));
    }

    private void put(TarArchiveEntry entry) throws IOException {
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private byte[] text() {
        byte[] text = new byte[TEXT];
        random.nextBytes(text);
        for (int at = 0; at + WORD <= TEXT; at += WORD + NEW) {
            System.arraycopy(words, random.nextInt(WORDS) * WORD, text, at, WORD);
        }
        return text;
    }
}
