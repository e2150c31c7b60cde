package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All machines are looked at together, before anything on any of them changes.
 *
 * @param facts of those that could be looked at
 * @param problems of all, in the machines' order
 */
record Inspection(Map<ReachedMachine, MachineFacts> facts, List<Problem> problems) {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Looks. */
    static Inspection of(Company company) {
        Map<ReachedMachine, Tried<MachineFacts>> tried = company.all().tryAll(Inspection::facts);
        Map<ReachedMachine, MachineFacts> facts = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>(company.problems().values());
        tried.forEach((machine, its) -> {
            its.result().ifPresent(result -> facts.put(machine, result));
            its.problem().ifPresent(problems::add);
        });
        facts.forEach((machine, its) -> new MachineLacks(machine.node(), its)
                .problems()
                .forEach(problem -> problems.add(problem.in(machine.name()))));
        problems.addAll(new ClonedMachines(facts).problems());
        return new Inspection(facts, problems);
    }

    private static MachineFacts facts(ReachedMachine machine) {
        ShowNode node = machine.node();
        String said = machine.says(
                        RemoteScript.INSPECT,
                        List.of(
                                node.env("RUNTIME"),
                                node.env("ADDRESS"),
                                node.env("CONTROLLER"),
                                node.env("BUNDLE_INDEX")),
                        out -> {},
                        LONGEST)
                .output();
        return MachineFacts.parse(said, Instant.now().getEpochSecond());
    }

    /** The same with what was found elsewhere. */
    Inspection and(List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new Inspection(facts, all);
    }

    /**
     * Nothing may be missing anywhere.
     *
     * @throws Problem all that is missing, as one
     */
    void requireComplete() {
        if (!problems.isEmpty()) {
            throw Problem.together(problems);
        }
    }

    /** Machines to which the bundle has to be sent: a controller. Nodes take what they need from it, and pass it on. */
    List<ReachedMachine> withoutBundle() {
        return facts.entrySet().stream()
                .filter(each -> each.getKey().node().machine().role() == Role.CONTROLLER)
                .filter(each -> !hasBundle(each.getKey().node(), each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Machines that run with another bundle than the show's. */
    List<ReachedMachine> outdated() {
        return facts.entrySet().stream()
                .filter(each ->
                        each.getValue().runsWithOther(each.getKey().node().env("BUNDLE_INDEX")))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The agent of a machine that is provisioned has held all of it against its digests. */
    private static boolean hasBundle(ShowNode node, MachineFacts facts) {
        return facts.hasDisk() || facts.isProvisioned() && facts.hasBundle(node.bundleSize());
    }
}
