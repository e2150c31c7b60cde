package dev.roadcase.bundler.step;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ClusterObjects;
import dev.roadcase.bundler.provider.chosen.ChosenProvider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has machines switched off and on: by their provider where it has started them, else by the presenter's hand. Either way
 * it waits until it is so.
 */
public record MachineSwitch(ShowFolder show, ClusterObjects cluster, Consumer<StepNews> news) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    void turn(String name, Power power) {
        show.requireMachines("machines cannot be switched");
        ShowMachine machine = show.machine(name);
        if (isSo(machine, power)) {
            return;
        }
        ChosenProvider.of(show)
                .of(name)
                .filter(provider -> provider.canTurn(power))
                .ifPresentOrElse(provider -> provider.turn(name, power), () -> askForHand(machine, power));
        await(machine, power);
    }

    private void askForHand(ShowMachine machine, Power power) {
        String word = power == Power.OFF ? "off" : "on";
        news.accept(new StepNews.HandNeeded("switch " + machine.name() + " (" + machine.address() + ") " + word
                + " now: this goes on when it is " + word));
    }

    /** The command that would do it; absent where only a hand can. */
    Optional<List<String>> command(String name, Power power) {
        if (show.host().isPresent()) {
            return Optional.empty();
        }
        return ChosenProvider.of(show)
                .of(name)
                .filter(provider -> provider.canTurn(power))
                .map(provider -> provider.turnCommand(name, power));
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
