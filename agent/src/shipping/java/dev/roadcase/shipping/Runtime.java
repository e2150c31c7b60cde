package dev.roadcase.shipping;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The agent's own Java: the modules that it needs of the JDK that builds it, not compressed, since the archive is. */
final class Runtime {
    /** What jdeps says of the agent, with the curves that TLS needs; newer JDKs have these in java.base. */
    private static final List<String> MODULES =
            List.of("java.base", "java.logging", "java.net.http", "jdk.crypto.ec", "jdk.httpserver");

    private final Path folder;

    Runtime(Path folder) {
        this.folder = folder;
    }

    /** Links it, unless this very JDK has done so before. */
    void link() throws IOException {
        Path stamp = folder.resolveSibling("../runtime-made-by").normalize();
        if (Files.exists(stamp) && Files.readString(stamp).equals(maker())) {
            return;
        }
        Files.deleteIfExists(stamp);
        Folder.delete(folder);
        jlink();
        Files.writeString(stamp, maker());
    }

    private void jlink() {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(
                        () -> new IllegalStateException("this JDK has no jlink: " + System.getProperty("java.home")));
        int code = jlink.run(System.out, System.err, arguments().toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("jlink failed with code " + code);
        }
    }

    private Stream<String> arguments() {
        return Stream.of(
                "--add-modules",
                modules(),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                folder.toString());
    }

    private static String modules() {
        return MODULES.stream()
                .filter(name -> ModuleFinder.ofSystem().find(name).isPresent())
                .collect(Collectors.joining(","));
    }

    private static String maker() {
        return modules() + " " + System.getProperty("java.home") + " " + System.getProperty("java.runtime.version")
                + "\n";
    }
}
