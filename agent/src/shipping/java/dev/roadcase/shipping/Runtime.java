package dev.roadcase.shipping;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program's own Java: the modules that it needs of the JDK that builds it, not compressed, since the archive is, and without
 * the symbols of debuggers.
 *
 * @param modules those that this JDK does not have are left out: newer ones have some of them in {@code java.base}
 */
record Runtime(Path folder, List<String> modules) {
    /** Links it, unless this very JDK has done so before. */
    void link() throws IOException {
        Path stamp = folder.resolveSibling("../runtime-made-by").normalize();
        if (Files.isDirectory(folder)
                && Files.exists(stamp)
                && Files.readString(stamp).equals(maker())) {
            return;
        }
        Files.deleteIfExists(stamp);
        Folder.delete(folder);
        jlink();
        for (Path file : Folder.walk(folder.resolve("lib"))) {
            if (file.toString().endsWith(".so")) {
                new SharedObject(file).strip();
            }
        }
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
                present(),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                folder.toString());
    }

    private String present() {
        return modules.stream()
                .filter(name -> ModuleFinder.ofSystem().find(name).isPresent())
                .collect(Collectors.joining(","));
    }

    private String maker() {
        return present() + " stripped " + System.getProperty("java.home") + " "
                + System.getProperty("java.runtime.version") + "\n";
    }
}
