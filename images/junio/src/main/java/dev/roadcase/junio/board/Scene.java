package dev.roadcase.junio.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.junio.json.Json;
import dev.roadcase.junio.kubernetes.Pod;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * All that the page shows. It counts only while the show is on: from the first good answer on, as long as there are pods of web
 * and a switch that names a version. So what a presenter takes down is no failure.
 */
public final class Scene {
    /** As many as the page has room for. */
    static final int MOST_VISITS = 60;

    /** Of which it is said what was heard. */
    static final int MOST_FAILURES = 5;

    private final String blue;
    private final String green;
    private final Deque<Visit> visits = new ArrayDeque<>();
    private final Deque<String> failures = new ArrayDeque<>();
    private final TreeSet<String> troubles = new TreeSet<>();
    private List<Pod> pods = List.of();
    private Optional<String> chosen = Optional.empty();
    private boolean counting;
    private int show;
    private long asked;
    private long failed;
    private long changes;

    /** @param blue the version that is there first; the other one is green */
    public Scene(String blue, String green) {
        this.blue = blue;
        this.green = green;
    }

    /** There are these pods. */
    public synchronized void pods(Collection<Pod> now) {
        pods = List.copyOf(now);
        endWithoutWebOrSwitch();
        changed();
    }

    /** The switch names this version, or nothing is switched. */
    public synchronized void chosen(Optional<String> version) {
        chosen = version;
        endWithoutWebOrSwitch();
        changed();
    }

    private void endWithoutWebOrSwitch() {
        counting &= chosen.isPresent()
                && pods.stream().anyMatch(pod -> pod.service().equals("web"));
    }

    /** A visitor has heard this at once. */
    public void visited(Visit visit) {
        visited(visit, show());
    }

    /** The number of the show, to be had when a visit begins. */
    public synchronized int show() {
        return show;
    }

    /**
     * A visitor has heard this. What was asked before the show, and is answered in it, does not count.
     *
     * @param begun the number of the show when the visit began
     */
    public synchronized void visited(Visit visit, int begun) {
        if (!counting && visit.good() && chosen.isPresent()) {
            begin();
            count(visit);
        } else if (counting && begun == show) {
            count(visit);
        }
        changed();
    }

    private void begin() {
        show++;
        counting = true;
        asked = 0;
        failed = 0;
        visits.clear();
        failures.clear();
    }

    private void count(Visit visit) {
        asked++;
        if (!visit.good()) {
            fail(visit);
        }
        visits.add(visit);
        if (visits.size() > MOST_VISITS) {
            visits.remove();
        }
    }

    private void fail(Visit visit) {
        failed++;
        if (failures.size() < MOST_FAILURES) {
            failures.add("request " + asked + ": " + visit.text());
        }
    }

    /** Something that the page needs does not work, in words for people. */
    public synchronized void trouble(String what) {
        if (troubles.add(what)) {
            changed();
        }
    }

    /** It works. */
    public synchronized void noTrouble(String what) {
        if (troubles.remove(what)) {
            changed();
        }
    }

    private void changed() {
        changes++;
        notifyAll();
    }

    /** Returns the number of the latest change: another one than this, or this after so long. */
    synchronized long change(long known, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); changes == known && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return changes;
    }

    /** All of it, for the page. */
    synchronized String json() {
        ObjectNode json = Json.object();
        ArrayNode versions = json.putArray("versions");
        versions.add(version("blue", blue)).add(version("green", green));
        json.put("chosen", chosen.orElse(""))
                .put("counting", counting)
                .put("asked", asked)
                .put("failed", failed);
        json.put("web", pods.stream().filter(pod -> pod.service().equals("web")).count());
        ArrayNode list = json.putArray("visits");
        visits.forEach(visit -> list.addObject()
                .put("good", visit.good())
                .put("version", visit.version())
                .put("pod", visit.pod()));
        json.put("latest", visits.isEmpty() ? "" : visits.getLast().text());
        failures.forEach(json.putArray("failures")::add);
        troubles.forEach(json.putArray("troubles")::add);
        return Json.text(json);
    }

    private ObjectNode version(String colour, String version) {
        ObjectNode json = Json.object().put("colour", colour).put("version", version);
        ArrayNode list = json.putArray("pods");
        pods.stream()
                .filter(pod -> pod.service().equals("date") && pod.version().equals(version))
                .forEach(pod -> list.addObject()
                        .put("name", pod.name())
                        .put("state", pod.state().name().toLowerCase(Locale.ROOT))
                        .put("node", pod.node()));
        return json;
    }
}
