package dev.roadcase.bundler.step;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import dev.roadcase.bundler.time.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has machines switched off and on: by Vagrant where it has started them, else by the presenter's hand. Either way it waits
 * until it is so.
 */
public record MachineSwitch(ShowFolder show, ClusterObjects cluster, Consumer<StepNews> news) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    void turn(String name, Power power) {
        ShowMachine machine = machine(name);
        if (isSo(machine, power)) {
            return;
        }
        if (isVagrants(name)) {
            new Vagrant(show.path()).turn(name, power);
        } else {
            String word = power == Power.OFF ? "off" : "on";
            news.accept(new StepNews.HandNeeded("switch " + name + " (" + machine.address() + ") " + word
                    + " now: this goes on when it is " + word));
        }
        await(machine, power);
    }

    /** Whether Vagrant knows a machine of this name in the folder of the show. */
    boolean isVagrants(String name) {
        return Files.isDirectory(show.path().resolve(Path.of(".vagrant", "machines", name)));
    }

    private ShowMachine machine(String name) {
        List<String> names = show.machines().stream().map(ShowMachine::name).toList();
        return show.machines().stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badInput("the show has no machine " + Excerpt.of(name)
                        + NearNames.question(name, names).orElse("")));
    }

    private void await(ShowMachine machine, Power power) {
        if (!new Deadline(LONGEST).until(() -> isSo(machine, power))) {
            throw Problem.upstream(machine.name() + " was not switched within " + LONGEST.toMinutes() + " minutes")
                    .advise("switch it, and run the same step again");
        }
    }

    private boolean isSo(ShowMachine machine, Power power) {
        return power == Power.OFF ? !machine.answers() : machine.answers() && isReady(machine);
    }

    /** While the controller itself is off, nobody can say it. */
    private boolean isReady(ShowMachine machine) {
        try {
            return cluster.isNodeReady(machine.name());
        } catch (Problem notYet) {
            return false;
        }
    }
}
