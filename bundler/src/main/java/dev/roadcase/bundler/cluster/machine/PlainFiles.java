package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.bundler.cluster.dialect.MachineFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of cloud-config/, which are part of this program. Each folder there is a root folder of a machine. */
public final class PlainFiles {
    private PlainFiles() {}

    /** Whether there is a folder of this name. None of its files is read. */
    static boolean has(String folder) {
        return PlainFiles.class.getResource("/cloud-config/" + folder) != null;
    }

    /** The files of a folder such as {@code controller}, sorted by path; empty if there is no such folder. */
    public static List<MachineFile> of(String folder) {
        URL found = PlainFiles.class.getResource("/cloud-config/" + folder);
        return found == null ? List.of() : at(found);
    }

    /** During a build they are files beside the classes, afterwards they are in a jar. */
    private static List<MachineFile> at(URL folder) {
        try {
            if (folder.getProtocol().equals("file")) {
                return below(Path.of(folder.toURI()));
            }
            JarURLConnection place = (JarURLConnection) folder.openConnection();
            Path jar = Path.of(place.getJarFileURL().toURI());
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                return below(files.getPath(place.getEntryName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not an address of files: " + folder, e);
        }
    }

    private static List<MachineFile> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file(folder, file))
                    .sorted(java.util.Comparator.comparing(MachineFile::path))
                    .toList();
        }
    }

    private static MachineFile file(Path folder, Path file) {
        String path = "/" + folder.relativize(file);
        try {
            int mode = path.startsWith("/etc/roadcase/bin/") ? MachineFile.PROGRAM : MachineFile.PUBLIC;
            return new MachineFile(path, mode, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
