package dev.roadcase.tests.cluster;

import dev.roadcase.tests.parts.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The units of a machine that are there for the cluster: some go on running, others work once after each start. */
record Units(Machine machine) {
    private static final Duration RESTART = Duration.ofMinutes(3);
    private static final String OURS = "(roadcase-|kube|etcd|containerd).*\\.service";

    /** Returns once these units of ours, and no others of ours, are in this state of systemd's. */
    void awaitExactly(String state, List<String> names) {
        Await.until(
                names + " of " + machine + ", and no others, are " + state,
                RESTART,
                () -> inState(state).equals(names),
                () -> inState(state).toString());
    }

    private List<String> inState(String state) {
        return machine.says("systemctl", "list-units", "--type=service", "--state=" + state, "--plain", "--no-legend")
                .lines()
                .map(line -> line.split(" ")[0])
                .filter(unit -> unit.matches(OURS))
                .sorted()
                .toList();
    }

    /** Kills a unit's main process without a chance to clean up, and returns once systemd has a new one running. */
    void kill(String unit) {
        isStartedAgain(unit, () -> machine.says("systemctl", "kill", "--kill-who=main", "--signal=KILL", unit));
    }

    /** Does something to a unit, and returns once systemd has a new process of it running. */
    void isStartedAgain(String unit, Runnable harm) {
        String before = process(unit);
        harm.run();
        Await.until(
                unit + " of " + machine + " runs again",
                RESTART,
                () -> !process(unit).equals(before) && isActive(unit),
                () -> machine.run("systemctl", "status", "--no-pager", unit).out());
    }

    /** Kills a unit's main process without a chance to clean up, and sees to it that it stays dead. */
    void keepDown(String unit) {
        machine.says("systemctl", "kill", "--kill-who=main", "--signal=KILL", unit);
        machine.says("systemctl", "stop", unit);
    }

    /**
     * Has a unit that works once do so again, and kills it in the middle; systemd says so when this returns.
     *
     * @return a sentence about when that was
     */
    String killAtWork(String unit) {
        return machine.says("bash", "-c", killer(), "kill-at-work", unit);
    }

    private static String killer() {
        try {
            return Files.readString(Launcher.program().resolveSibling("tests/cluster/kill-at-work"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once a unit is active: one that works once is done then. */
    void awaitDone(String unit) {
        Await.until(
                unit + " of " + machine + " is active after kill -9",
                RESTART,
                () -> property(unit, "ActiveState").equals("active"),
                () -> machine.run("systemctl", "status", "--no-pager", unit).out());
    }

    private boolean isActive(String unit) {
        return machine.run("systemctl", "is-active", "--quiet", unit).exitCode() == 0
                && !process(unit).equals("0");
    }

    private String process(String unit) {
        return property(unit, "MainPID");
    }

    private String property(String unit, String name) {
        return machine.says("systemctl", "show", "--property=" + name, "--value", unit);
    }
}
