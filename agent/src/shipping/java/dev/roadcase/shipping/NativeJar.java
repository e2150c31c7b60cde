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

/** A jar that may hold native libraries: those of other platforms stay behind. */
record NativeJar(Path jar) {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)");
    private static final String OURS = "linux/amd64/";
    private static final FileTime TIME = FileTime.fromMillis(0);

    /** Writes the jar, under its name, with entries in their order and of one time. */
    void copyTo(Path folder) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(folder.resolve(jar.getFileName()));
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : kept(from)) {
                to.putNextEntry(new ZipEntry(entry.getName()).setLastModifiedTime(TIME));
                from.getInputStream(entry).transferTo(to);
                to.closeEntry();
            }
        }
    }

    private static List<? extends ZipEntry> kept(ZipFile from) {
        return from.stream()
                .filter(entry -> entry.getName().startsWith(OURS)
                        || !NATIVE.matcher(entry.getName()).matches())
                .toList();
    }
}
