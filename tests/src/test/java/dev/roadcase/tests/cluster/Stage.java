package dev.roadcase.tests.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The demonstrator on six machines, and those who watch it. */
final class Stage implements AutoCloseable {
    private final Six six;
    private final Viewer viewer;
    private final Watch watch;
    private final Pods pods;

    Stage(Six six) {
        this.six = six;
        viewer = new Viewer(six.controller().address());
        watch = new Watch(viewer);
        pods = new Pods(six.kubectl());
    }

    Six six() {
        return six;
    }

    /** Those of the demonstrator, as its demo.yaml has them. */
    Steps steps() {
        return Steps.of(six.written());
    }

    Viewer viewer() {
        return viewer;
    }

    Watch watch() {
        return watch;
    }

    Pods pods() {
        return pods;
    }

    /** Has the viewer do something, as a page does. */
    void post(String path, String form) {
        if (!viewer.post("/coordinator/" + path, form)) {
            throw new AssertionError("the viewer did not take " + path + " " + form);
        }
    }

    /** Whether so many processors are requested, and as many registered. */
    boolean hasProcessors(int count) {
        return stats().path("processors").asText().equals(count + " / " + count);
    }

    JsonNode stats() {
        return answer("/coordinator/systemStats");
    }

    /** In percent. */
    double queue() {
        return answer("/coordinator/ledger").path("queued").asDouble(Double.NaN) / 100;
    }

    /** What producers make of what they can, in percent, as they say themselves. */
    double production() {
        return answer("/coordinator/utilisation").path("utilisation").asDouble(Double.NaN);
    }

    /** Fails where there is none. */
    private JsonNode answer(String path) {
        JsonNode answer = viewer.get(path);
        if (answer.isMissingNode()) {
            throw new AssertionError("the viewer gives no answer to " + path);
        }
        return answer;
    }

    /** How many values of the queue's and the data store's graphs are of a time after this. */
    long graphSince(long time) {
        JsonNode series = answer("/coordinator/statistics?queue,data-store");
        long least = series.size() == 2 ? Long.MAX_VALUE : 0;
        for (JsonNode one : series) {
            long count = 0;
            for (JsonNode timestamp : one.path("timestamps")) {
                count += timestamp.asLong() > time ? 1 : 0;
            }
            least = Math.min(least, count);
        }
        return least;
    }

    /** Whether this machine's port 80 gives the dashboard to the host. */
    static boolean isShownBy(Machine machine) {
        String url = "http://" + machine.address() + "/dashboard.html";
        return Host.run(List.of("curl", "--silent", "--fail", "--max-time", "2", url))
                .out()
                .contains("INAETICS");
    }

    /** Returns once it holds, with the time that took. */
    Duration until(String what, Duration most, BooleanSupplier holds) {
        return Await.until(
                what,
                most,
                holds,
                () -> viewer.get("/coordinator/systemStats") + "\n" + viewer.get("/coordinator/ledger") + "\n"
                        + viewer.get("/coordinator/decisions") + "\n" + six.state());
    }

    /** Writes what was seen, and what all machines' units have said, into a folder. */
    void keep(Path folder) {
        six.keepJournals(folder);
        watch.recording().write(folder.resolve("run.csv"));
        try {
            Files.writeString(
                    folder.resolve("decisions.json"),
                    watch.decisions().stream().map(JsonNode::toString).collect(Collectors.joining(",\n", "[", "]\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        watch.close();
        pods.close();
    }
}
