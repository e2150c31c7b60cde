package dev.roadcase.tests.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Viewer;
import dev.roadcase.tests.recording.Mark;
import dev.roadcase.tests.recording.Moment;
import dev.roadcase.tests.recording.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Looks at the demonstrator once a second: records what is to be seen, holds the books against each other, and keeps the
 * autoscaler's decisions, which a viewer that is started again has forgotten.
 */
final class Watch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Viewer viewer;
    private volatile long start = System.nanoTime();
    private final List<Moment> moments = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final TreeMap<Long, JsonNode> decisions = new TreeMap<>();
    private final Thread thread = new Thread(this::run, "watch");
    private Totals before = new Totals(0, "", 0, 0);
    private int balanced;

    /** What had been produced and stored at a time, by one run of the queue. */
    private record Totals(double seconds, String queue, long produced, long stored) {}

    Watch(Viewer viewer) {
        this.viewer = viewer;
    }

    /** Begins to look. */
    void start() {
        thread.setDaemon(true);
        start = System.nanoTime();
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                look();
                Thread.sleep(PERIOD.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        JsonNode books = viewer.get("/coordinator/ledger");
        JsonNode stats = viewer.get("/coordinator/systemStats");
        JsonNode decided = viewer.get("/coordinator/decisions");
        if (books.isObject() && stats.isObject()) {
            add(books, stats);
        }
        synchronized (this) {
            decided.forEach(decision -> decisions.put(decision.path("timestamp").asLong(), decision));
        }
    }

    private synchronized void add(JsonNode books, JsonNode stats) {
        Totals now = new Totals(
                seconds(),
                books.path("queue").asText(),
                books.path("produced").asLong(),
                books.path("stored").asLong());
        check(books);
        String[] processors = stats.path("processors").asText().split(" / ");
        if (now.queue().equals(before.queue()) && processors[1].matches("[0-9]+")) {
            double took = now.seconds() - before.seconds();
            moments.add(new Moment(
                    now.seconds(),
                    books.path("queued").asLong() / 100.0,
                    stats.path("productionRate").asInt(),
                    Integer.parseInt(processors[1]),
                    Integer.parseInt(processors[0]),
                    (now.produced() - before.produced()) / took,
                    (now.stored() - before.stored()) / took));
        }
        before = now;
    }

    private void check(JsonNode books) {
        balanced++;
        if (books.path("missing").asLong(-1) != 0
                || !books.path("dataStore").path("agrees").asBoolean()) {
            mistakes.add(seconds() + " s: " + books);
        }
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Notes that somebody does something now, and says when. */
    synchronized double mark(String what) {
        Mark mark = new Mark(seconds(), what);
        marks.add(mark);
        return mark.seconds();
    }

    synchronized Recording recording() {
        return new Recording(moments, marks);
    }

    /** The decisions that were seen, the oldest first. */
    synchronized List<JsonNode> decisions() {
        return List.copyOf(decisions.values());
    }

    /** The books that did not add up. */
    synchronized List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** How many times the books were read. */
    synchronized int readings() {
        return balanced;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
