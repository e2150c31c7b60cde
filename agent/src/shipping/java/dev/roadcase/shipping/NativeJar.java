package dev.roadcase.shipping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar that may hold native libraries: those of other platforms stay behind. It is not compressed, since the archive is:
 * that makes both the archive and the start of a program smaller.
 */
record NativeJar(Path jar) {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)");
    private static final String OURS = "linux/amd64/";
    private static final FileTime TIME = FileTime.fromMillis(0);

    /** Writes the jar, under its name, with entries in their order and of one time. Answers where. */
    Path copyTo(Path folder) throws IOException {
        Path copy = folder.resolve(jar.getFileName());
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : kept(from)) {
                to.putNextEntry(stored(entry));
                from.getInputStream(entry).transferTo(to);
                to.closeEntry();
            }
        }
        return copy;
    }

    private static ZipEntry stored(ZipEntry entry) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setMethod(ZipEntry.STORED);
        copy.setSize(entry.getSize());
        copy.setCrc(entry.getCrc());
        return copy.setLastModifiedTime(TIME);
    }

    private static List<? extends ZipEntry> kept(ZipFile from) {
        return from.stream()
                .filter(entry -> entry.getName().startsWith(OURS)
                        || !NATIVE.matcher(entry.getName()).matches())
                .toList();
    }
}
