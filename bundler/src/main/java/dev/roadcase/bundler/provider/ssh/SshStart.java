package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.time.SideBySide;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Starts a show on machines that run already: looks at all of them, then brings what is missing. A machine that runs with
 * another bundle gets this one, and goes on with what it has.
 */
record SshStart(ShowFolder show, SettledMachines settled, Events events) {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /**
     * Starts it.
     *
     * @return the names of machines that run with another bundle
     * @throws Problem all that is missing on all machines, as one; nothing has changed then
     */
    Set<String> run(Company company) {
        Inspection inspection = Inspection.of(goingOn(company));
        inspection
                .and(new ControllerPorts(show.controller().address().toString()).problems())
                .requireComplete();
        settled.add(company.reached().stream().map(ReachedMachine::name).toList());
        carrier().carry(inspection.withoutBundle());
        List<ReachedMachine> outdated = inspection.outdated();
        List<ReachedMachine> others = new ArrayList<>(company.reached());
        others.removeAll(outdated);
        events.emit(new Event.Began("starting " + others.size() + " machines"));
        new SideBySide<>(others, ReachedMachine::name).run(SshStart::settle);
        return outdated.stream().map(ReachedMachine::name).collect(Collectors.toSet());
    }

    /** A machine that died at the show is named, and keeps nobody from going on. */
    private Company goingOn(Company company) {
        Map<String, Problem> missed = new LinkedHashMap<>(company.problems());
        for (String name : settled.names()) {
            Optional.ofNullable(missed.get(name))
                    .filter(problem -> problem.exitCode() == ExitCode.UPSTREAM)
                    .ifPresent(problem -> {
                        missed.remove(name);
                        events.emit(new Event.Warned(problem.getMessage()));
                    });
        }
        return new Company(company.reached(), missed);
    }

    /** Machines read volumes from the laptop, as the site says where. */
    private BundleCarrier carrier() {
        BundleCopies copies = new BundleCopies(show.bundle(), show.index().hex(), events);
        return isOneFile() ? copies : machines -> {};
    }

    private boolean isOneFile() {
        ShowNode any = ShowNode.of(show, show.controller());
        return Files.isRegularFile(show.bundle())
                && any.bundleSize() == show.bundle().toFile().length();
    }

    static void settle(ReachedMachine machine) {
        List<String> words = new ArrayList<>(List.of(machine.name()));
        words.addAll(machine.node().units());
        machine.says(RemoteScript.SETTLE, words, machine.node()::writeTar, LONGEST);
    }
}
