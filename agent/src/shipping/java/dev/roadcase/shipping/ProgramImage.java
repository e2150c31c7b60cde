package dev.roadcase.shipping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The folder that is packed: {@code bin/NAME}, {@code lib/*.jar}, {@code runtime}, {@code machine} and {@code release}. */
record ProgramImage(Program program) {
    void make() throws IOException {
        new Runtime(program.image().resolve("runtime"), program.java()).link();
        copyJars();
        copyStarter();
        copyFiles();
        Glibc glibc = Glibc.neededBy(program.image());
        String release = program.name() + "=" + program.version() + "\njava=" + System.getProperty("java.version")
                + "\nplatform=linux/amd64\nglibc=" + glibc + "\n";
        Files.writeString(program.image().resolve("release"), release);
    }

    private void copyJars() throws IOException {
        Path lib = program.image().resolve("lib");
        Folder.delete(lib);
        Files.createDirectories(lib);
        Path own = new NativeJar(program.jar()).copyTo(lib);
        for (String jar : classPath(own)) {
            new NativeJar(program.target().resolve(jar)).copyTo(lib);
        }
    }

    /** The jars that the program's own names; the folder may hold older ones too. */
    private static List<String> classPath(Path own) throws IOException {
        try (JarFile jar = new JarFile(own.toFile())) {
            return List.of(jar.getManifest()
                    .getMainAttributes()
                    .getValue(Attributes.Name.CLASS_PATH)
                    .split(" "));
        }
    }

    private void copyStarter() throws IOException {
        Path starter = Files.createDirectories(program.image().resolve("bin")).resolve(program.name());
        Files.copy(program.starter(), starter, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Pages among them stay at home. */
    private void copyFiles() throws IOException {
        Path machine = program.image().resolve("machine");
        Folder.delete(machine);
        if (program.files().isEmpty()) {
            return;
        }
        Path from = program.files().get();
        for (Path file : Folder.walk(from)) {
            if (Files.isRegularFile(file) && !file.toString().endsWith(".md")) {
                Path place = machine.resolve(from.relativize(file));
                Files.createDirectories(place.getParent());
                Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
