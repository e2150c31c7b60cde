package dev.roadcase.shipping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the signatures off the jars of a folder, as {@code java UnsignedJars.java FOLDER}. Maven has held the jars against
 * their sums; the JVM would check each class of a signed one again at every start, and keeps none of them in its archive of
 * classes.
 */
final class UnsignedJars {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    private static final FileTime TIME = FileTime.fromMillis(0);

    private UnsignedJars() {}

    public static void main(String[] words) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(words[0]), "*.jar")) {
            for (Path jar : jars) {
                strip(jar);
            }
        }
    }

    /** A jar without signatures stays as it is, also in its time, by which the JVM knows its archive of classes. */
    private static void strip(Path jar) throws IOException {
        Path unsigned = jar.resolveSibling(jar.getFileName() + ".unsigned");
        try (ZipFile from = new ZipFile(jar.toFile())) {
            if (from.stream().noneMatch(UnsignedJars::isSignature)) {
                return;
            }
            write(from, unsigned);
        }
        Files.move(unsigned, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(ZipFile from, Path jar) throws IOException {
        List<? extends ZipEntry> kept =
                from.stream().filter(entry -> !isSignature(entry)).toList();
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : kept) {
                to.putNextEntry(new ZipEntry(entry.getName()).setLastModifiedTime(TIME));
                copy(from, entry, to);
                to.closeEntry();
            }
        }
    }

    /** Of the manifest, all but the sums of single files. */
    private static void copy(ZipFile from, ZipEntry entry, OutputStream to) throws IOException {
        try (InputStream in = from.getInputStream(entry)) {
            if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                Manifest manifest = new Manifest(in);
                manifest.getEntries().clear();
                manifest.write(to);
            } else {
                in.transferTo(to);
            }
        }
    }

    private static boolean isSignature(ZipEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches();
    }
}
