package dev.roadcase.tests.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What is measured on the way is said, and held against nothing: the machine may have other work. */
final class Figures {
    /** Of each Java of a machine, which is a service of ours. */
    private static final String MEMORY = """
            for process in $(pgrep -x java); do
              service=$(tr '\\0' ' ' </proc/$process/cmdline | sed 's/.*inaetics.jar *//; s/ *$//')
              dirty=$(sed -n 's/^Private_Dirty: *\\([0-9]*\\) kB/\\1/p' /proc/$process/smaps_rollup)
              echo "private dirty memory of an idle $service: $((dirty / 1024)) MiB"
            done""";

    private Figures() {}

    static void say(String what, Duration took) {
        System.out.println(what + ": " + took.toSeconds() + " s");
    }

    /** The median and the largest, in seconds. */
    static <T> void say(String what, List<T> seen, ToLongFunction<T> millis) {
        long[] sorted = seen.stream().mapToLong(millis).sorted().toArray();
        System.out.printf(
                Locale.ROOT, "%s, median of %d: %.1f s%n", what, sorted.length, sorted[sorted.length / 2] / 1e3);
        System.out.printf(Locale.ROOT, "%s, the slowest: %.1f s%n", what, sorted[sorted.length - 1] / 1e3);
    }

    /** What every service on these machines has for itself, and how many there are. */
    static long sayMemory(List<Machine> machines) {
        return machines.stream()
                .flatMap(machine -> machine.says("sh", "-c", MEMORY).lines())
                .peek(System.out::println)
                .count();
    }
}
