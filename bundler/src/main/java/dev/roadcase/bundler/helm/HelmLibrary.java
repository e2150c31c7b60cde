package dev.roadcase.bundler.helm;

import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import dev.roadcase.agent.file.NewFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The native part of the library. It is taken out of its jar once, since it is large.
 *
 * @param folder the user's own, for what may be deleted at any time
 */
record HelmLibrary(Path folder) {
    /** Nobody takes as long to write a part. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * Loads it.
     *
     * @throws IllegalStateException if there is none for this computer
     */
    HelmLib load() throws IOException {
        NativeLibrary found = Optional.ofNullable(NativeLibrary.serviceProviderLibrary(null))
                .orElseThrow(() -> new IllegalStateException("the library has no part for this computer"));
        Path file = folder.resolve(version(found)).resolve(found.getBinaryName());
        if (!Files.exists(file)) {
            takeOut(found, file);
        }
        return Native.load(file.toAbsolutePath().toString(), HelmLib.class);
    }

    /** The name of its jar. */
    private static String version(NativeLibrary library) {
        String jar = String.valueOf(
                library.getClass().getProtectionDomain().getCodeSource().getLocation());
        return String.valueOf(Path.of(URI.create(jar)).getFileName());
    }

    private static void takeOut(NativeLibrary library, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        deleteOldParts(file.getParent());
        try (InputStream in = Optional.ofNullable(library.getClass().getResourceAsStream("/" + library.getBinaryName()))
                .orElseThrow(() -> new IllegalStateException("this copy of the program cannot render charts"))) {
            new NewFile(file).replace(in::transferTo);
        }
    }

    /** What a run that was killed has left. */
    private static void deleteOldParts(Path folder) throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(LONGEST));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, NewFile.TEMPORARY + "*")) {
            for (Path part : parts) {
                if (Files.exists(part) && Files.getLastModifiedTime(part).compareTo(old) < 0) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (NoSuchFileException e) {
            // Another process has just put its part into its place.
            return;
        }
    }
}
