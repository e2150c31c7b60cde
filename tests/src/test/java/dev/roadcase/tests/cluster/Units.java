package dev.roadcase.tests.cluster;

import java.time.Duration;
import java.util.List;

/** The units of a machine that are there for the cluster and go on running. */
record Units(Machine machine) {
    private static final Duration RESTART = Duration.ofSeconds(60);
    private static final String OURS = "(roadcase-|kube|etcd|containerd).*\\.service";

    /** Their names. */
    List<String> running() {
        return machine.says("systemctl", "list-units", "--type=service", "--state=running", "--plain", "--no-legend")
                .lines()
                .map(line -> line.split(" ")[0])
                .filter(unit -> unit.matches(OURS))
                .toList();
    }

    /** Kills a unit's main process without a chance to clean up, and returns once systemd has a new one running. */
    void kill(String unit) {
        String before = process(unit);
        machine.says("systemctl", "kill", "--kill-who=main", "--signal=KILL", unit);
        Await.until(
                unit + " of " + machine + " runs again after kill -9",
                RESTART,
                () -> !process(unit).equals(before) && isActive(unit),
                () -> machine.run("systemctl", "status", "--no-pager", unit).out());
    }

    private boolean isActive(String unit) {
        return machine.run("systemctl", "is-active", "--quiet", unit).exitCode() == 0
                && !process(unit).equals("0");
    }

    private String process(String unit) {
        return machine.says("systemctl", "show", "--property=MainPID", "--value", unit);
    }
}
