package dev.roadcase.bundler.rehearsal.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The computer that this runs on, as people know it. */
final class ThisComputer {
    private static final double KIB_OF_GIB = 1 << 20;

    private ThisComputer() {}

    /** Its system, its processors and its memory. */
    static String words() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
        return system
                + line("/proc/cpuinfo", "model name")
                        .map(name -> " (" + name + ")")
                        .orElse("")
                + line("/proc/meminfo", "MemTotal").map(ThisComputer::memory).orElse("");
    }

    private static String memory(String kilobytes) {
        double gigabytes = Long.parseLong(kilobytes.replace(" kB", "")) / KIB_OF_GIB;
        return String.format(Locale.ROOT, ", %.1f GiB of memory", gigabytes);
    }

    /** What stands behind a name in a file of Linux. */
    private static Optional<String> line(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }
}
