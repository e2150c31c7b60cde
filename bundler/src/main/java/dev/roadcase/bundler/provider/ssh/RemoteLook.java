package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.ssh.SshLogins;
import dev.roadcase.bundler.time.SideBySide;
import dev.roadcase.bundler.time.Tried;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at each machine for itself, so that one that hangs holds up no other.
 *
 * @param most how long all of it may take; of machines that need longer nothing is known
 */
record RemoteLook(ShowFolder show, SshLogins logins, Duration most) {

    /** All that is missing, in the order of the machines. */
    List<Problem> problems() {
        List<ShowMachine> machines = show.machines().stream()
                .filter(machine -> machine.ssh().isPresent())
                .toList();
        Map<ShowMachine, Tried<Inspection>> looked =
                new SideBySide<>(machines, ShowMachine::name).tryAllWithin(most, this::look);
        List<Problem> problems = new ArrayList<>();
        Map<ReachedMachine, MachineFacts> facts = new LinkedHashMap<>();
        looked.values().forEach(tried -> {
            tried.problem().ifPresent(problems::add);
            tried.result().ifPresent(result -> {
                problems.addAll(result.problems());
                facts.putAll(result.facts());
            });
        });
        problems.addAll(new ClonedMachines(facts).problems());
        return problems;
    }

    private Inspection look(ShowMachine machine) {
        try (Company company = Company.of(List.of(ShowNode.of(show, machine)), logins)) {
            return Inspection.of(company);
        }
    }
}
