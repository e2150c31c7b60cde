package dev.roadcase.tests.bench;

import java.util.Locale;
import java.util.stream.Stream;

/** How layers of files are made in the world. */
enum LayerKind {
    /** All folders, then files of 64 KiB. */
    FILES(4),
    /** With names that are deleted, one for every eight files, and folders that hide what is below them. */
    WHITEOUTS(4),
    /** Files alone: nobody names their folders, as ko and Bazel write them. */
    FOLDERLESS(4),
    /** Every second file is a hard link, every eighth has a capability. */
    LINKS(4),
    /** Files of 2 KiB on average. */
    SMALL(4),
    /** One file. */
    LARGE(2),
    /** As FILES, compressed with zstd. */
    ZSTD(4);

    private final int layers;

    LayerKind(int layers) {
        this.layers = layers;
    }

    /** How many layers an image of them has. */
    int layers() {
        return layers;
    }

    /** How large a file is in general, in bytes; 0 if there is just one. */
    int fileSize() {
        return this == SMALL ? 2 << 10 : this == LARGE ? 0 : 64 << 10;
    }

    /** Those of the corpus of the world. */
    static Stream<LayerKind> ofWorld() {
        return Stream.of(WHITEOUTS, FOLDERLESS, LINKS, SMALL, LARGE, ZSTD);
    }

    /** Its lower-case word. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
