import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Part of the build, run from its source: puts what images are made of into {@code target}. That is {@code app}, the jars
 * and the options of the JVM, and {@code java}, the modules that they need of the JDK that builds them.
 */
public final class Distribution {
    private static final List<String> MODULES =
            List.of("java.base", "java.logging", "java.net.http", "jdk.crypto.ec", "jdk.httpserver");

    private Distribution() {}

    /** Takes the folder of the module. */
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]);
        Path target = module.resolve("target");
        delete(target.resolve("app"));
        Path app = Files.createDirectories(target.resolve("app/lib")).getParent();
        Files.copy(target.resolve("junio.jar"), app.resolve("junio.jar"));
        Files.copy(module.resolve("conf/java.options"), app.resolve("java.options"));
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, app.resolve("lib").resolve(jar.getFileName()));
            }
        }
        link(target.resolve("java"), target.resolve("java-made-by"));
    }

    /** Linking takes longer than all the rest: not again for the same JDK. */
    private static void link(Path folder, Path stamp) throws IOException {
        String maker = String.join(",", modules()) + " " + System.getProperty("java.home") + " "
                + System.getProperty("java.runtime.version");
        if (Files.exists(stamp) && Files.readString(stamp).equals(maker)) {
            return;
        }
        delete(folder);
        int code = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IllegalStateException("this JDK has no jlink: " + System.getProperty("java.home")))
                .run(
                        System.out,
                        System.err,
                        "--add-modules",
                        String.join(",", modules()),
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        folder.toString());
        if (code != 0) {
            throw new IllegalStateException("jlink failed with code " + code);
        }
        Files.writeString(stamp, maker);
    }

    /** Newer JDKs have the curves of TLS in java.base. */
    private static List<String> modules() {
        return MODULES.stream()
                .filter(name -> java.lang.module.ModuleFinder.ofSystem().find(name).isPresent())
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
