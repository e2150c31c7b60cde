package dev.roadcase.inaetics.service;

import dev.roadcase.inaetics.registration.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Measures what this process takes, by Linux's {@code /proc} (proc(5)); elsewhere only the processor's time is known. */
public final class Meter {
    private static final long PAGE = 4096;
    private static final Path MEMORY = Path.of("/proc/self/statm");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private long lastTime = System.nanoTime();
    private Duration lastCpu = cpu();

    /** Since the call before. */
    public synchronized Usage usage() {
        long now = System.nanoTime();
        Duration cpu = cpu();
        double percent = 100.0 * cpu.minus(lastCpu).toNanos() / Math.max(1, now - lastTime);
        lastTime = now;
        lastCpu = cpu;
        String[] pages = words(MEMORY);
        long resident = number(pages, 1) * PAGE;
        return new Usage(percent, load(), resident, resident - number(pages, 2) * PAGE);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double load() {
        String[] words = words(LOAD);
        return words.length == 0 ? 0 : Double.parseDouble(words[0]);
    }

    private static long number(String[] words, int index) {
        return words.length <= index ? 0 : Long.parseLong(words[index]);
    }

    private static String[] words(Path file) {
        try {
            return Files.readString(file).split("\\s+");
        } catch (IOException e) {
            return new String[0];
        }
    }
}
