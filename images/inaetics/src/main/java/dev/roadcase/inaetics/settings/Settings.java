package dev.roadcase.inaetics.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The autoscaler's settings, and what it scales.
 *
 * @param poll between two decisions ({@code poll.interval}, in seconds)
 * @param barrierLow percent of the queue, below which it is as good as empty ({@code queue.barrierLow})
 * @param barrierHigh percent of the queue, from which on it is too full ({@code queue.barrierHigh})
 * @param slope1 percent a second, above which the queue rises or falls ({@code queue.slope1})
 * @param slope2 percent a second, above which it does so fast ({@code queue.slope2})
 * @param processorsMax most processors ({@code processors.max})
 * @param producersMax most producers ({@code producers.max})
 * @param namespace of the controllers ({@code kubernetes.namespace})
 * @param processors names of the controllers of processors; the first gets the odd one ({@code processor.names})
 * @param producers names of the controllers of producers ({@code producer.names})
 */
public record Settings(
        Duration poll,
        double barrierLow,
        double barrierHigh,
        double slope1,
        double slope2,
        int processorsMax,
        int producersMax,
        String namespace,
        List<String> processors,
        List<String> producers) {
    /** What holds where nothing is set. */
    public static final Settings DEPLOYED = read(Map.of());

    public Settings {
        processors = List.copyOf(processors);
        producers = List.copyOf(producers);
    }

    /**
     * Reads settings by name; those that are missing are as they were deployed.
     *
     * @throws IllegalArgumentException that says all that is wrong
     */
    public static Settings read(Map<String, String> values) {
        Values read = new Values(values);
        Settings settings = new Settings(
                Duration.ofMillis((long) (1000 * read.decimal("poll.interval", 10, 0.1, 3600))),
                read.decimal("queue.barrierLow", 10, 0, 100),
                read.decimal("queue.barrierHigh", 35, 0, 100),
                read.decimal("queue.slope1", 5, 0, 1000),
                read.decimal("queue.slope2", 10, 0, 1000),
                read.whole("processors.max", 8, 1, 1000),
                read.whole("producers.max", 4, 0, 1000),
                read.text("kubernetes.namespace", "default"),
                read.names("processor.names", "inaetics-processor-controller inaetics-processor-celix-controller"),
                read.names("producer.names", "inaetics-producer-controller"));
        read.require(settings.barrierLow <= settings.barrierHigh, "queue.barrierLow is above queue.barrierHigh");
        read.require(settings.slope1 <= settings.slope2, "queue.slope1 is above queue.slope2");
        read.require(
                Collections.disjoint(settings.processors, settings.producers),
                "processor.names and producer.names have the same name");
        read.throwIfAny();
        return settings;
    }

    /** What the algorithm goes by, and the bounds, under the same names; {@code poll.interval} in seconds. */
    public ObjectNode json() {
        return Json.object()
                .put("poll.interval", poll.toMillis() / 1000.0)
                .put("queue.barrierLow", barrierLow)
                .put("queue.barrierHigh", barrierHigh)
                .put("queue.slope1", slope1)
                .put("queue.slope2", slope2)
                .put("processors.max", processorsMax)
                .put("producers.max", producersMax);
    }
}
