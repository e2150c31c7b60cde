package dev.roadcase.shipping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The folder that is packed: {@code bin/agent}, {@code lib/*.jar}, {@code runtime} and {@code release}. */
final class AgentImage {
    private final Path module;
    private final Path image;

    AgentImage(Path module, Path image) {
        this.module = module;
        this.image = image;
    }

    void make(String version) throws IOException {
        new Runtime(image.resolve("runtime")).link();
        copyJars();
        copyStarter();
        Glibc glibc = Glibc.neededBy(image);
        String release = "agent=" + version + "\njava=" + System.getProperty("java.version")
                + "\nplatform=linux/amd64\nglibc=" + glibc + "\n";
        Files.writeString(image.resolve("release"), release);
    }

    private void copyJars() throws IOException {
        Path lib = image.resolve("lib");
        Folder.delete(lib);
        Files.createDirectories(lib);
        Path agent = Files.copy(module.resolve("target/agent.jar"), lib.resolve("agent.jar"));
        for (String jar : classPath(agent)) {
            new NativeJar(module.resolve("target").resolve(jar)).copyTo(lib);
        }
    }

    /** The jars that the agent's own names; the folder may hold older ones too. */
    private static List<String> classPath(Path agent) throws IOException {
        try (JarFile jar = new JarFile(agent.toFile())) {
            return List.of(jar.getManifest()
                    .getMainAttributes()
                    .getValue(Attributes.Name.CLASS_PATH)
                    .split(" "));
        }
    }

    private void copyStarter() throws IOException {
        Path starter = Files.createDirectories(image.resolve("bin")).resolve("agent");
        Files.copy(module.resolve("src/shipping/bin/agent"), starter, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
