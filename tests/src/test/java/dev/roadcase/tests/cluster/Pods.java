package dev.roadcase.tests.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demonstrator's pods as the API tells of them, with the times at which it did. */
final class Pods implements AutoCloseable {
    private static final String COLUMNS = "N:.metadata.name,A:.metadata.labels.app,O:.spec.nodeName,"
            + "P:.status.phase,R:.status.containerStatuses[0].ready,D:.metadata.deletionTimestamp,C:.metadata.creationTimestamp";
    private static final String PROCESSOR = "inaetics-processor";
    private static final long SECOND = 1_000;
    private static final long SOON = 9 * SECOND;

    private final Kubectl kubectl;
    private final Map<String, Pod> byName = new LinkedHashMap<>();
    private volatile Process watching;
    private volatile boolean closed;

    /**
     * A pod.
     *
     * @param stays whether it is ready, and nobody has told it to end
     * @param created when it was made, in milliseconds since 1970, of which the API tells whole seconds
     * @param runs when it was first said to run, in milliseconds since 1970; 0 where it was not
     * @param healthy when it was first said to be ready; 0 where it was not
     */
    record Pod(String app, String node, boolean stays, long created, long runs, long healthy) {
        private static final Pod UNHEARD = new Pod("", "", false, 0, 0, 0);

        private Pod gone() {
            return new Pod(app, node, false, created, runs, healthy);
        }

        /** @param words the columns of what the API says now */
        private Pod heard(String[] words, long now) {
            boolean ready = words[4].equals("true");
            return new Pod(
                    words[1],
                    words[2],
                    ready && words[5].equals("<none>"),
                    Instant.parse(words[6]).toEpochMilli(),
                    runs == 0 && words[3].equals("Running") ? now : runs,
                    healthy == 0 && ready ? now : healthy);
        }
    }

    /** What passed since a decision, in milliseconds. */
    record Times(long toRunning, long toHealthy) {}

    Pods(Kubectl kubectl) {
        this.kubectl = kubectl;
    }

    /** Begins to listen, and listens anew where the API server hangs up. */
    void start() {
        Thread reader = new Thread(this::listen, "pods");
        reader.setDaemon(true);
        reader.start();
    }

    private void listen() {
        while (!closed) {
            forgetWhoStays();
            watching = kubectl.start("get", "pods", "--watch", "--no-headers", "--output", "custom-columns=" + COLUMNS);
            read();
            Await.pause(Duration.ofSeconds(1));
        }
    }

    /** Those that are there still are told of at once. */
    private synchronized void forgetWhoStays() {
        byName.replaceAll((name, pod) -> pod.gone());
    }

    private void read() {
        try (BufferedReader lines = watching.inputReader()) {
            lines.lines().forEach(line -> hear(line.strip().split("\\s+"), System.currentTimeMillis()));
        } catch (IOException | UncheckedIOException e) {
            // It is read anew.
        }
    }

    private synchronized void hear(String[] words, long now) {
        if (words.length == COLUMNS.split(",").length) {
            byName.put(words[0], byName.getOrDefault(words[0], Pod.UNHEARD).heard(words, now));
        }
    }

    private synchronized List<Pod> staying(String app) {
        return byName.values().stream()
                .filter(pod -> pod.stays() && pod.app().matches(app))
                .toList();
    }

    /** The processors of both kinds that are ready and stay. */
    List<Pod> processors() {
        return staying(PROCESSOR + ".*");
    }

    /** Of these, those that are on other nodes. */
    List<Pod> processorsBut(String node) {
        return processors().stream().filter(pod -> !pod.node().equals(node)).toList();
    }

    /** The node with most processors of those that have neither the queue nor the viewer nor a producer. */
    String nodeWithProcessorsAlone() {
        Set<String> needed = staying("inaetics-(queue|datastore-viewer|producer)").stream()
                .map(Pod::node)
                .collect(Collectors.toSet());
        return processors().stream()
                .map(Pod::node)
                .filter(node -> !needed.contains(node))
                .collect(Collectors.groupingBy(node -> node, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new AssertionError("no node has processors alone: " + byName))
                .getKey();
    }

    /** The processors that a decision of this time has brought: they were made soon after it, and before the next. */
    synchronized Stream<Times> startedAfter(long decision) {
        return List.copyOf(byName.values()).stream()
                .filter(pod -> pod.app().startsWith(PROCESSOR))
                .filter(pod -> pod.created() > decision - SECOND && pod.created() < decision + SOON)
                .filter(pod -> pod.runs() > decision && pod.healthy() > 0)
                .map(pod -> new Times(pod.runs() - decision, pod.healthy() - decision));
    }

    @Override
    public void close() {
        closed = true;
        if (watching != null) {
            watching.destroy();
        }
    }
}
