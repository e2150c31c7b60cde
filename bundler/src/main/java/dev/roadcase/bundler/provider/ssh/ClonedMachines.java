package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Machines that came from one disk image and do not know it: their pods would get the same addresses of hardware. */
record ClonedMachines(Map<ReachedMachine, MachineFacts> facts) {

    List<Problem> problems() {
        Map<String, List<String>> names = facts.entrySet().stream()
                .filter(each -> !each.getValue().machineId().isEmpty())
                .collect(Collectors.groupingBy(
                        each -> each.getValue().machineId(),
                        TreeMap::new,
                        Collectors.mapping(each -> each.getKey().name(), Collectors.toList())));
        return names.values().stream()
                .filter(same -> same.size() > 1)
                .map(
                        same -> Problem.upstream(
                                        String.join(", ", same) + " have the same machine-id: they were cloned")
                                .advise(
                                        "on all but one of them: sudo rm /etc/machine-id && sudo systemd-machine-id-setup, then start them again"))
                .toList();
    }
}
