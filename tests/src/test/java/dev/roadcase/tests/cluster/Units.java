package dev.roadcase.tests.cluster;

import java.time.Duration;
import java.util.List;

/** The units of a machine that are there for the cluster: some go on running, others work once after each start. */
record Units(Machine machine) {
    private static final Duration RESTART = Duration.ofSeconds(60);
    private static final String OURS = "(roadcase-|kube|etcd|containerd).*\\.service";

    /** Some work for milliseconds only, and are done before they are killed: then they work again. */
    private static final String KILL_AT_WORK = """
            state() { systemctl show --property="$1" --value "$0"; }
            for try in $(seq 100); do
              before=$(state InvocationID)
              systemctl restart --no-block "$0"
              while [ "$(state InvocationID)" = "$before" ]; do :; done
              process=$(state MainPID)
              [ "$process" = 0 ] || kill -KILL "$process" || continue
              while [ "$(state SubState)" = start ]; do :; done
              [ "$(state Result)" != signal ] || exit 0
            done
            exit 1""";

    /** Names of those that go on running. */
    List<String> running() {
        return inState("running");
    }

    /** Names of those that have worked. */
    List<String> done() {
        return inState("exited");
    }

    private List<String> inState(String state) {
        return machine.says("systemctl", "list-units", "--type=service", "--state=" + state, "--plain", "--no-legend")
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

    /** Has a unit that works once do so again, and kills it in the middle. */
    void killAtWork(String unit) {
        machine.says("sh", "-c", KILL_AT_WORK, unit);
    }

    /** Returns once a unit that works once was tried again and is done. */
    void awaitDone(String unit) {
        Await.until(
                unit + " of " + machine + " is done after kill -9",
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
