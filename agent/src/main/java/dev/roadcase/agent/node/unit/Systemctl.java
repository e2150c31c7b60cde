package dev.roadcase.agent.node.unit;

import dev.roadcase.agent.runtime.client.MachineTool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** systemd of the running machine. */
public final class Systemctl {
    private final MachineTool tool = new MachineTool("systemctl");

    /** How a unit is; where systemd does not answer, all words are empty. */
    public UnitState state(String unit) {
        Map<String, String> said = new HashMap<>();
        for (String line : tool.answer("show", "--property=ActiveState,SubState,LoadState", "--", unit)) {
            String[] words = line.split("=", 2);
            said.put(words[0], words[words.length - 1]);
        }
        return new UnitState(
                unit,
                said.getOrDefault("ActiveState", ""),
                said.getOrDefault("SubState", ""),
                said.getOrDefault("LoadState", ""));
    }

    /** How these units are. */
    public List<UnitState> states(List<String> units) {
        return units.stream().map(this::state).toList();
    }

    /** The command line of a unit's main process; empty if it does not run. */
    public String commandLine(String unit) {
        return tool.answer("show", "--property=MainPID", "--", unit).stream()
                .map(line -> line.replaceFirst("^MainPID=", ""))
                .filter(line -> line.matches("[1-9][0-9]{0,8}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
                .flatMap(process -> process.info().commandLine().stream())
                .collect(Collectors.joining());
    }

    /** Stops a unit, waits until it has stopped, and has systemd forget whether it had failed. */
    public void stop(String unit) {
        tool.run("", "stop", "--", unit);
        tool.answer("reset-failed", "--", unit);
    }

    /** Has systemd read all units anew. */
    public void reload() {
        tool.run("", "daemon-reload");
    }

    /** Starts a unit, or starts it again, and waits until it has started. */
    public void start(String unit) {
        tool.run("", "restart", "--", unit);
    }

    /** Starts a unit that does not run, if it can be started. */
    public void tryToStart(String unit) {
        tool.answer("start", "--", unit);
    }

    /** Starts a unit again, if it runs. */
    public void restart(String unit) {
        tool.run("", "try-restart", "--", unit);
    }

    /** Has a unit read its configuration, if it runs. */
    public void reload(String unit) {
        tool.run("", "try-reload-or-restart", "--", unit);
    }
}
